package org.kith.measure;

import static org.kith.store.Instants.toSql;

import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
        select s.post_id from share s where s.counts and s.at >= :from and s.at < :to
      ) spoken
      join post p on p.id = spoken.post_id and p.gone_at is null
      """;

  private final JdbcClient db;

  NumbersStore(JdbcClient db) {
    this.db = db;
  }

  /// Our own accounts, and on which days of a zone they published anything that was not taken back.
  Map<LocalDate, LongSet> ours(Instant from, Instant to, ZoneId zone) {
    var days = new HashMap<LocalDate, LongSet>();
    db.sql(
            """
            select distinct a.id, (p.at at time zone :zone)::date as day
            from account a join post p on p.account_id = a.id
            where a.ours and p.at >= :from and p.at < :to and p.gone_at is null
            """)
        .param("zone", zone.getId())
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query((ResultSet row) -> {
          days.computeIfAbsent(row.getDate("day").toLocalDate(), _ -> new LongOpenHashSet())
              .add(row.getLong("id"));
        });
    return days;
  }

  /// All of our own accounts.
  LongSet ours() {
    var ours = new LongOpenHashSet();
    db.sql("select id from account where ours")
        .query((ResultSet row) -> {
          ours.add(row.getLong("id"));
        });
    return ours;
  }

  /// Whose account each is, of those whom somebody chose to know.
  Long2LongMap persons() {
    var persons = new Long2LongOpenHashMap();
    db.sql("select account_id, person_id from person_account")
        .query((ResultSet row) -> {
          persons.put(row.getLong("account_id"), row.getLong("person_id"));
        });
    return persons;
  }

  /// What campaigns and topics are called.
  Map<Long, String> names(ToldDay.Kind kind) {
    var names = new HashMap<Long, String>();
    db.sql(
            switch (kind) {
              case CAMPAIGN -> "select id, name from campaign";
              case TOPIC -> "select id, name from topic";
              case ABOUT -> "select 0 as id, '' as name where false";
            })
        .query((ResultSet row) -> {
          names.put(row.getLong("id"), row.getString("name"));
        });
    return names;
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
