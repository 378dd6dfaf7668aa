package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Accounts of all networks. Written many at a time: one round trip whatever their number.
@Repository
class AccountStore {

  private static final Duration WISHES_LAST = Duration.ofDays(7);
  private static final String COLUMNS =
      "id, network, key, handle, name, about, followers, opt_outs, ours, profile_read_at ";

  /// What never changes about an account.
  record Key(Network network, String key) {
    static Key of(Account account) {
      return new Key(account.network(), Column.KEY.fitKey(account.key()));
    }
  }

  private final JdbcClient db;

  AccountStore(JdbcClient db) {
    this.db = db;
  }

  /// Ids in the order given.
  List<AccountId> remember(Collection<Account> accounts) {
    var ids = idsOf(accounts);
    return accounts.stream().map(account -> found(ids, account)).toList();
  }

  /// Ids in the order given; those that are known keep handle and name.
  List<AccountId> meet(Collection<Account> accounts) {
    var ids = ids(inserted(accounts));
    return accounts.stream().map(account -> found(ids, account)).toList();
  }

  private Rows inserted(Collection<Account> accounts) {
    var distinct = new LinkedHashMap<Key, Account>();
    accounts.forEach(account -> distinct.put(Key.of(account), account));
    var rows = Rows.of(distinct.values());
    rows.bind(
            db.sql(
                """
                insert into account (network, key, handle, name)
                select * from unnest(:networks::text[], :keys::text[], :handles::text[], :names::text[])
                on conflict (workspace_id, network, key) do nothing
                """))
        .update();
    return rows;
  }

  /// Ids by what never changes.
  Map<Key, AccountId> idsOf(Collection<Account> accounts) {
    var rows = inserted(accounts);
    // A stream that knows no handles gives the key for one; that is no news.
    rows.bind(
            db.sql(
                """
                update account a set handle = new.handle, name = new.name
                from unnest(:networks::text[], :keys::text[], :handles::text[], :names::text[])
                  as new (network, key, handle, name)
                where a.network = new.network and a.key = new.key and new.handle <> new.key
                  and (a.handle, a.name) is distinct from (new.handle, new.name)
                """))
        .update();
    return ids(rows);
  }

  /// The ids of those that are known, by what never changes.
  Map<Key, AccountId> known(Collection<Account> accounts) {
    return accounts.isEmpty() ? Map.of() : ids(Rows.of(accounts));
  }

  private Map<Key, AccountId> ids(Rows rows) {
    var ids = new HashMap<Key, AccountId>();
    rows.bind(
            db.sql(
                """
                select a.id, a.network, a.key
                from unnest(:networks::text[], :keys::text[], :handles::text[], :names::text[])
                  as new (network, key, handle, name)
                join account a on a.network = new.network and a.key = new.key
                  and a.workspace_id = kith_workspace()
                """))
        .query((ResultSet row) -> {
          ids.put(
              new Key(Network.valueOf(row.getString("network")), row.getString("key")),
              new AccountId(row.getLong("id")));
        });
    return ids;
  }

  private static AccountId found(Map<Key, AccountId> ids, Account account) {
    var id = ids.get(Key.of(account));
    if (id == null) {
      throw new IllegalStateException("no workspace: account %s was not kept".formatted(account));
    }
    return id;
  }

  List<AccountId> rememberProfiles(List<Profile> profiles, Instant now) {
    var distinct = new LinkedHashMap<Key, Profile>();
    profiles.forEach(profile -> distinct.put(Key.of(profile.account()), profile));
    var of = distinct.values();
    var rows = Rows.of(of.stream().map(Profile::account).toList());
    rows.bind(
            db.sql(
                """
                insert into account (network, key, handle, name, about, followers, opt_outs, profile_read_at)
                select network, key, handle, name, about, nullif(followers, -1),
                       string_to_array(wishes, ','), :now
                from unnest(:networks::text[], :keys::text[], :handles::text[], :names::text[],
                            :abouts::text[], :followers::bigint[], :wishes::text[])
                  as new (network, key, handle, name, about, followers, wishes)
                on conflict (workspace_id, network, key) do update
                set handle = excluded.handle, name = excluded.name, about = excluded.about,
                    followers = excluded.followers,
                    opt_outs = case -- who told us to stop has said so for good
                      when not 'CONTACT' = any(excluded.opt_outs)
                        and exists (select 1 from account_refusal f where f.account_id = account.id)
                      then excluded.opt_outs || '{CONTACT}' else excluded.opt_outs end,
                    profile_read_at = excluded.profile_read_at
                """))
        .param("abouts", of.stream().map(p -> Column.LONG.fit(p.about())).toArray(String[]::new))
        .param("followers", of.stream().mapToLong(p -> p.followers().orElse(-1)).toArray())
        .param("wishes", of.stream().map(AccountStore::wishes).toArray(String[]::new))
        .param("now", toSql(now))
        .update();
    var ids = ids(rows);
    return profiles.stream().map(profile -> found(ids, profile.account())).toList();
  }

  private static String wishes(Profile profile) {
    return profile.optOuts().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  void profileMissing(AccountId account, Instant now) {
    db.sql("update account set profile_read_at = :now where id = :id")
        .param("now", toSql(now))
        .param("id", account.value())
        .update();
  }

  /// Notes that nobody could be asked about an account, and is not before then.
  void profileLater(AccountId account, Instant then) {
    db.sql("update account set profile_retry_at = :then where id = :id")
        .param("then", toSql(then))
        .param("id", account.value())
        .update();
  }

  Optional<AccountId> find(Network network, String key) {
    return db.sql("select id from account where network = :network and key = :key")
        .param("network", network.name())
        .param("key", Column.KEY.fitKey(key))
        .query(Long.class)
        .optional()
        .map(AccountId::new);
  }

  List<KnownAccount> get(Collection<AccountId> accounts) {
    return db.sql("select " + COLUMNS + "from account where id = any(:ids) order by id")
        .param("ids", values(accounts))
        .query((row, _) -> KnownAccount.in(row))
        .list();
  }

  List<KnownAccount> search(String text, int limit) {
    var like = text.strip().replaceFirst("^@", "").replaceAll("([%_\\\\])", "\\\\$1");
    return db.sql(
            "select "
                + COLUMNS
                + """
                from account
                where handle ilike '%' || :like || '%' or name ilike '%' || :like || '%' or key = :text
                order by (handle ilike :like || '%' or name ilike :like || '%') desc,
                         coalesce(followers, 0) desc, id
                limit :limit
                """)
        .param("like", like)
        .param("text", text.strip())
        .param("limit", limit)
        .query((row, _) -> KnownAccount.in(row))
        .list();
  }

  List<KnownAccount> ours() {
    return db.sql("select " + COLUMNS + "from account where ours order by id")
        .query((row, _) -> KnownAccount.in(row))
        .list();
  }

  void setOurs(Collection<AccountId> accounts) {
    db.sql("update account set ours = id = any(:ids) where ours or id = any(:ids)")
        .param("ids", values(accounts))
        .update();
  }

  void setFollowed(Collection<AccountId> accounts, boolean followed) {
    db.sql("update account set followed = :followed where id = any(:ids)")
        .param("followed", followed)
        .param("ids", values(accounts))
        .update();
  }

  /// What must be known of somebody before their words are kept.
  ///
  /// @param heardWhatever whether all they say is kept, because they are ours or followed
  /// @param textKept false if they asked not to have it kept
  record Standing(boolean ours, boolean heardWhatever, boolean textKept) {
    static final Standing NOBODY = new Standing(false, false, true);
  }

  /// How the known ones of these accounts stand.
  Map<Key, Standing> standing(Collection<Account> accounts) {
    var distinct = new LinkedHashMap<Key, Account>();
    accounts.forEach(account -> distinct.put(Key.of(account), account));
    var standing = new HashMap<Key, Standing>();
    Rows.of(distinct.values())
        .bind(
            db.sql(
                """
                select a.network, a.key, a.ours, a.followed, 'INDEXING' = any(a.opt_outs) as closed
                from unnest(:networks::text[], :keys::text[], :handles::text[], :names::text[])
                  as new (network, key, handle, name)
                join account a on a.network = new.network and a.key = new.key
                  and a.workspace_id = kith_workspace()
                where a.ours or a.followed or 'INDEXING' = any(a.opt_outs)
                """))
        .query((ResultSet row) -> {
          standing.put(
              new Key(Network.valueOf(row.getString("network")), row.getString("key")),
              new Standing(
                  row.getBoolean("ours"),
                  row.getBoolean("ours") || row.getBoolean("followed"),
                  !row.getBoolean("closed")));
        });
    return standing;
  }

  /// Notes that accounts left their network.
  ///
  /// @return those that were known
  List<AccountId> left(Network network, Map<String, String> whys, Instant now) {
    return db.sql(
            """
            update account a set left_at = :now, left_why = n.why
            from unnest(:keys::text[], :whys::text[]) as n (key, why)
            where a.network = :network and a.key = n.key and a.workspace_id = kith_workspace()
            returning a.id
            """)
        .param("now", toSql(now))
        .param("network", network.name())
        .param("keys", whys.keySet().stream().map(Column.KEY::fitKey).toArray(String[]::new))
        .param("whys", whys.values().stream().map(Column.SHORT::fit).toArray(String[]::new))
        .query((row, _) -> new AccountId(row.getLong("id")))
        .list();
  }

  void moved(AccountId account, String where, Instant now) {
    db.sql(
            """
            update account a set left_at = :now, left_why = :where,
                   opt_outs = case when exists (select 1 from account_refusal f where f.account_id = a.id)
                     then opt_outs else array_remove(array_remove(opt_outs, 'CONTACT'), 'DISCOVERY') end
            where id = :id
            """)
        .param("now", toSql(now))
        .param("where", Column.SHORT.fit(where))
        .param("id", account.value())
        .update();
  }

  /// Notes that accounts are back that had left: they speak.
  void back(Collection<AccountId> accounts) {
    db.sql(
            """
            update account set left_at = null, left_why = ''
            where id = any(:ids) and left_at is not null
            """)
        .param("ids", values(accounts))
        .update();
  }

  /// Takes over a handle of an account that is known. Without one, its profile is read again soon.
  void renamed(Network network, String key, String handle) {
    db.sql(
            """
            update account set handle = case when :handle = '' then handle else :handle end,
                   profile_read_at = null
            where network = :network and key = :key
            """)
        .param("handle", Column.SHORT.fit(handle))
        .param("network", network.name())
        .param("key", Column.KEY.fitKey(key))
        .update();
  }

  List<KnownAccount> wishesWanted(Set<Network> networks, Instant now, int limit) {
    return db.sql(
            "select "
                + COLUMNS
                + """
                from account a
                where network = any(:networks) and left_at is null
                  and (profile_retry_at is null or profile_retry_at <= :now)
                  and (profile_read_at is null or profile_read_at < :before)
                  and (a.ours or a.followed or exists (select 1 from post where post.account_id = a.id))
                order by profile_read_at nulls first, id
                limit :limit
                """)
        .param("networks", networks.stream().map(Enum::name).toArray(String[]::new))
        .param("before", toSql(now.minus(WISHES_LAST)))
        .param("now", toSql(now))
        .param("limit", limit)
        .query((row, _) -> KnownAccount.in(row))
        .list();
  }

  static long[] values(Collection<AccountId> accounts) {
    return accounts.stream().mapToLong(AccountId::value).toArray();
  }

  /// The columns of accounts, each as one array.
  @SuppressWarnings("ArrayRecordComponent")
  private record Rows(String[] networks, String[] keys, String[] handles, String[] names) {

    static Rows of(Collection<Account> accounts) {
      return new Rows(
          accounts.stream().map(a -> a.network().name()).toArray(String[]::new),
          accounts.stream().map(a -> Column.KEY.fitKey(a.key())).toArray(String[]::new),
          accounts.stream().map(a -> Column.SHORT.fit(a.handle())).toArray(String[]::new),
          accounts.stream().map(a -> Column.SHORT.fit(a.name())).toArray(String[]::new));
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
      return statement
          .param("networks", networks)
          .param("keys", keys)
          .param("handles", handles)
          .param("names", names);
    }
  }
}
