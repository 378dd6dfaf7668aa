package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.kith.listen.AccountId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what a time came to.
@Repository
class NumbersStore {

  /// Posts that speak about us or carry a campaign, with the post's columns as `p`: found from the
  /// few mentions and shares of a time, not from all that was heard in it.
  static final String SPOKEN =
      """
      from (
        select m.post_id from mention m
        where m.of_us and m.at >= :from and m.at < :to and m.state <> 'NOT_ABOUT_US'
        union
        select s.post_id from share s where s.at >= :from and s.at < :to
      ) spoken
      join post p on p.id = spoken.post_id and p.gone_at is null
      """;

  private static final String OTHERS =
      "where p.account_id not in (select id from account where ours) ";

  private final JdbcClient db;

  NumbersStore(JdbcClient db) {
    this.db = db;
  }

  /// Different people, other than ourselves, who spoke in their own words: a plain repetition has
  /// none.
  int spoke(Instant from, Instant to) {
    return db.sql(
            "select count(distinct coalesce((select person_id from person_account pa where pa.account_id = p.account_id), -p.account_id)) "
                + SPOKEN
                + OTHERS
                + "and p.relation is distinct from 'REPOST'")
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query(Integer.class)
        .single();
  }

  /// The accounts whose followers could hear it: all who spoke or repeated.
  List<AccountId> carriers(Instant from, Instant to) {
    return db.sql("select distinct p.account_id as id " + SPOKEN + OTHERS + "order by id")
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query((row, _) -> new AccountId(row.getLong("id")))
        .list();
  }

  /// Our own accounts that published anything.
  List<AccountId> ours(Instant from, Instant to) {
    return db.sql(
            """
            select a.id from account a
            where a.ours and exists (
              select 1 from post p where p.account_id = a.id and p.at >= :from and p.at < :to)
            order by a.id
            """)
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query((row, _) -> new AccountId(row.getLong("id")))
        .list();
  }

  /// How many relationships stand closer or further than before.
  record Moved(int closer, int further) {}

  /// Compares each person's stage before the first move of the time with that after the last.
  Moved moved(Instant from, Instant to) {
    return db.sql(
            """
            with stages (stage, rank) as (
              values ('NOTICED', 1), ('SAID_HELLO', 2), ('IN_TOUCH', 3), ('FRIEND', 4), ('SPEAKS_FOR_US', 5)
            ), moves as (
              select person_id,
                     (array_agg(from_stage::text order by at, id))[1] as was,
                     (array_agg(to_stage::text order by at desc, id desc))[1] as is_now
              from interaction where kind = 'STAGE' and at >= :from and at < :to group by person_id
            )
            select count(*) filter (where now.rank > was.rank) as closer,
                   count(*) filter (where now.rank < was.rank) as further
            from moves m join stages was on was.stage = m.was join stages now on now.stage = m.is_now
            """)
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query((row, _) -> new Moved(row.getInt("closer"), row.getInt("further")))
        .single();
  }

  /// When anything was first heard or said; [Instant#MAX] if nothing ever was.
  Instant began() {
    return db
        .sql("select min(at) as at from post")
        .query((row, _) -> Instants.orNull(row, "at"))
        .stream()
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Instant.MAX);
  }
}
