package org.kith.plan;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Accounts, and whom they belong to, as the database has them now.
@Repository
@Transactional(readOnly = true)
class ProspectStore {

  private static final String FACTS =
      """
      a.id as account_id, a.network, a.handle, a.followers, a.opt_outs, a.ours,
        case when r.completed_at is not null then r.completed_at
             when a.followers is not null then a.profile_read_at end as counted_at
      """;
  private static final String READING =
      """
      left join audience_reading r on r.workspace_id = a.workspace_id and r.account_id = a.id
      """;
  private static final String LISTED =
      """
      join audience_reading r on r.workspace_id = a.workspace_id and r.account_id = a.id
        and exists (select from audience l where l.workspace_id = r.workspace_id and l.account_id = r.account_id)
      """;

  private final JdbcClient db;

  ProspectStore(JdbcClient db) {
    this.db = db;
  }

  /// Somebody with one of their accounts.
  ///
  /// @param person null for a voice
  record Owned(@Nullable PersonId person, String name, AccountFacts account) {}

  /// Every account of every person, whatever it asked for, person by person.
  List<Owned> persons() {
    return db.sql(
            "select pa.person_id, p.name, "
                + FACTS
                + """
                from person p
                join person_account pa on pa.workspace_id = p.workspace_id and pa.person_id = p.id
                join account a on a.workspace_id = pa.workspace_id and a.id = pa.account_id
                """
                + READING
                + "where not a.ours order by pa.person_id, a.id")
        .query(ProspectStore::owned)
        .list();
  }

  /// Voices heard since then that nobody hid.
  List<Owned> voices(Instant heardSince) {
    return voices(heardSince, READING);
  }

  /// Those of whom a follower list is known.
  List<Owned> listedVoices(Instant heardSince) {
    return voices(heardSince, LISTED);
  }

  private List<Owned> voices(Instant heardSince, String readings) {
    return db.sql(
            "select null::bigint as person_id, a.name, "
                + FACTS
                + """
                from voice v
                join account a on a.workspace_id = v.workspace_id and a.id = v.account_id
                """
                + readings
                + """
                where v.state in ('NEW', 'WATCHING') and v.last_heard_at >= :since and not a.ours
                  and not exists (select from person_account pa where pa.account_id = a.id)
                  and (v.state = 'WATCHING'
                    or a.id not in (select p.account_id from muted_post h join post p on p.id = h.post_id
                                    join mention m on m.post_id = p.id where not h.shown)
                    or exists (select from post p join mention m on m.post_id = p.id
                               where p.account_id = a.id and not exists (
                                 select from muted_post h where h.post_id = p.id and not h.shown)))
                order by a.id
                """)
        .param("since", toSql(heardSince))
        .query(ProspectStore::owned)
        .list();
  }

  /// Our own accounts.
  List<AccountFacts> ours() {
    return db.sql("select " + FACTS + "from account a " + READING + "where a.ours order by a.id")
        .query(ProspectStore::facts)
        .list();
  }

  /// These accounts; those that are gone are left out.
  List<AccountFacts> accounts(Collection<AccountId> some) {
    return db.sql(
            "select "
                + FACTS
                + "from account a "
                + READING
                + "where a.id = any(:ids) order by a.id")
        .param("ids", some.stream().mapToLong(AccountId::value).toArray())
        .query(ProspectStore::facts)
        .list();
  }

  /// What people call the owners of these accounts.
  Map<AccountId, String> names(Collection<AccountId> some) {
    var names = new LinkedHashMap<AccountId, String>();
    db.sql(
            """
            select a.id, coalesce(p.name, nullif(a.name, ''), a.handle) as name
            from account a
            left join person_account pa on pa.workspace_id = a.workspace_id and pa.account_id = a.id
            left join person p on p.workspace_id = pa.workspace_id and p.id = pa.person_id
            where a.id = any(:ids)
            """)
        .param("ids", some.stream().mapToLong(AccountId::value).toArray())
        .query((ResultSet row) -> {
          names.put(new AccountId(row.getLong("id")), row.getString("name"));
        });
    return names;
  }

  private static Owned owned(ResultSet row, int number) throws SQLException {
    long person = row.getLong("person_id");
    return new Owned(
        row.wasNull() ? null : new PersonId(person), row.getString("name"), facts(row, number));
  }

  private static AccountFacts facts(ResultSet row, int number) throws SQLException {
    long followers = row.getLong("followers");
    return new AccountFacts(
        new AccountId(row.getLong("account_id")),
        row.getString("network"),
        row.getString("handle"),
        row.wasNull() ? -1 : followers,
        Set.copyOf(Arrays.asList((String[]) row.getArray("opt_outs").getArray())),
        row.getBoolean("ours"),
        Instants.orNull(row, "counted_at"));
  }
}
