package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `same_person`. A card whose two sides are one by now is no card any more.
@Repository
class SamePersonStore {

  private static final String CARDS =
      """
      select s.id, p.id as person, p.name, s.account_id, o.id as other,
             coalesce(o.name, nullif(a.name, ''), a.handle) as other_name, coalesce(a.network, '') as network,
             s.evidence, s.found_at
      from same_person s
      join person p on p.id = kith_person(s.person_id)
      left join person o on o.id = kith_person(s.other_id)
      left join account a on a.id = s.account_id
      where (o.id is not null and o.id <> p.id
             or a.id is not null and not exists (
               select 1 from person_account pa where pa.account_id = a.id))
      """;

  private final JdbcClient db;
  private final Clock clock;

  SamePersonStore(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  void suggest(PersonId person, AccountId account, String evidence) {
    add(person, account.value(), null, evidence);
  }

  void suggest(PersonId one, PersonId other, String evidence) {
    boolean older = one.value() < other.value();
    add(older ? one : other, null, older ? other.value() : one.value(), evidence);
  }

  private void add(PersonId person, @Nullable Long account, @Nullable Long other, String evidence) {
    db.sql(
            """
            insert into same_person (person_id, account_id, other_id, evidence, found_at)
            values (:person, :account, :other, :evidence, :now)
            on conflict (person_id, account_id, other_id) do update
            set evidence = excluded.evidence where same_person.state = 'OPEN'
            """)
        .param("person", person.value())
        .param("account", account, Types.BIGINT)
        .param("other", other, Types.BIGINT)
        .param("evidence", evidence)
        .param("now", toSql(clock.instant()))
        .update();
  }

  void settled(PersonId person, AccountId account) {
    db.sql(
            """
            update same_person set state = 'YES', answered_at = :now
            where person_id = :person and account_id = :account and state = 'OPEN'
            """)
        .param("now", toSql(clock.instant()))
        .param("person", person.value())
        .param("account", account.value())
        .update();
  }

  /// That a member took an account away from a person, so that it is not joined by itself again.
  void apart(PersonId person, AccountId account, @Nullable MemberId by) {
    db.sql(
            """
            insert into same_person (person_id, account_id, evidence, state, found_at, answered_by, answered_at)
            values (:person, :account, 'Taken apart by hand.', 'NO', :now, :by, :now)
            on conflict (person_id, account_id, other_id) do update
            set state = 'NO', answered_by = :by, answered_at = :now
            """)
        .param("person", person.value())
        .param("account", account.value())
        .param("now", toSql(clock.instant()))
        .param("by", by == null ? null : by.value(), Types.BIGINT)
        .update();
  }

  /// Forgets that a member said no.
  void forgetNo(PersonId person, AccountId account) {
    db.sql(
            "delete from same_person where person_id = :person and account_id = :account and state"
                + " = 'NO'")
        .param("person", person.value())
        .param("account", account.value())
        .update();
  }

  boolean answer(long card, String state, @Nullable MemberId by) {
    return db.sql(
                """
                update same_person set state = :state, answered_by = :by, answered_at = :now
                where id = :id and state <> :state
                """)
            .param("state", state)
            .param("by", by == null ? null : by.value(), Types.BIGINT)
            .param("now", toSql(clock.instant()))
            .param("id", card)
            .update()
        == 1;
  }

  List<SameCard> open(int limit) {
    return db.sql(CARDS + "and s.state = 'OPEN' order by s.found_at desc, s.id desc limit :limit")
        .param("limit", limit)
        .query((row, _) -> card(row))
        .list();
  }

  List<SameCard> open(Instant before, long id, int limit) {
    return db.sql(
            CARDS
                + """
                and s.state = 'OPEN' and (s.found_at, s.id) < (:before, :id)
                order by s.found_at desc, s.id desc limit :limit
                """)
        .param("before", toSql(before))
        .param("id", id)
        .param("limit", limit)
        .query((row, _) -> card(row))
        .list();
  }

  List<SameCard> of(PersonId person) {
    return db.sql(CARDS + "and s.state = 'OPEN' and :person in (p.id, o.id) order by s.id desc")
        .param("person", person.value())
        .query((row, _) -> card(row))
        .list();
  }

  int countOpen() {
    return db.sql("select count(*) from (" + CARDS + "and s.state = 'OPEN') c")
        .query(Integer.class)
        .single();
  }

  Optional<SameCard> find(long id) {
    return db.sql(CARDS + "and s.id = :id").param("id", id).query((row, _) -> card(row)).optional();
  }

  /// Persons who have the same address, which a member typed for both: worth asking, no proof.
  void suggestSameAddress() {
    db.sql(
            """
            insert into same_person (person_id, other_id, evidence, found_at)
            select min(id), max(id), 'Both have the address ' || min(email) || '. Nobody has proven whose it is.', :now
            from person where email is not null
            group by lower(email) having count(*) > 1
            on conflict (person_id, account_id, other_id) do nothing
            """)
        .param("now", toSql(clock.instant()))
        .update();
  }

  private static SameCard card(ResultSet row) throws SQLException {
    long account = row.getLong("account_id");
    long other = row.getLong("other");
    return new SameCard(
        row.getLong("id"),
        new PersonId(row.getLong("person")),
        row.getString("name"),
        account == 0 ? null : new AccountId(account),
        other == 0 ? null : new PersonId(other),
        row.getString("other_name"),
        row.getString("network"),
        row.getString("evidence"),
        Instants.in(row, "found_at"));
  }
}
