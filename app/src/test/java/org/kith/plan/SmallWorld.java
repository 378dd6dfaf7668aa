package org.kith.plan;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A handful of accounts in a test's workspace, with whom they belong to and who follows them; and
/// the plain sets they are made of, to count by hand.
final class SmallWorld {

  final Map<AccountId, Set<AccountId>> audiences = new HashMap<>();
  final List<AccountId> ours = new ArrayList<>();
  final Map<PersonId, HoursNeeded.Need> needs = new HashMap<>();

  private final TestKith kith;
  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private int count;

  SmallWorld(TestKith kith) {
    this.kith = kith;
    this.db = kith.bean(JdbcClient.class);
    this.transaction = new TransactionTemplate(kith.bean(PlatformTransactionManager.class));
  }

  /// Adds `size` accounts that nobody has counted.
  List<AccountId> accounts(int size) {
    var made = new ArrayList<AccountId>();
    for (int i = 0; i < size; i++) {
      made.add(account("account" + ++count));
    }
    return made;
  }

  AccountId account(String handle) {
    return in(() ->
        new AccountId(
            db.sql(
                    """
                    insert into account (network, key, handle, name)
                    values ('MASTODON', :key, :handle, :handle) returning id
                    """)
                .param("key", "https://social.example/" + handle)
                .param("handle", handle)
                .query(Long.class)
                .single()));
  }

  AccountId ourAccount(String handle) {
    var account = account(handle);
    in(() -> db.sql("update account set ours = true where id = " + account.value()).update());
    ours.add(account);
    return account;
  }

  void counted(AccountId account, long followers) {
    in(() ->
        db.sql("update account set followers = :n, profile_read_at = :at where id = :id")
            .param("n", followers)
            .param("at", Instants.toSql(kith.now()))
            .param("id", account.value())
            .update());
  }

  void optsOut(AccountId account, String wish) {
    in(() ->
        db.sql("update account set opt_outs = opt_outs || :wish where id = :id")
            .param("wish", wish)
            .param("id", account.value())
            .update());
  }

  void voice(AccountId account) {
    voice(account, "NEW", Duration.ofDays(3));
  }

  void voice(AccountId account, String state, Duration heardAgo) {
    in(() ->
        db.sql(
                """
                insert into voice (account_id, state, first_heard_at, last_heard_at, mentions)
                values (:id, :state, :at, :at, 1)
                """)
            .param("id", account.value())
            .param("state", state)
            .param("at", Instants.toSql(kith.now().minus(heardAgo)))
            .update());
  }

  PersonId person(String name, AccountId... owned) {
    return in(() -> {
      var person =
          db.sql(
                  """
                  insert into person (name, purpose, added_at) values (:name, 'a test', :at)
                  returning id
                  """)
              .param("name", name)
              .param("at", Instants.toSql(kith.now()))
              .query(Long.class)
              .single();
      for (var account : owned) {
        db.sql("insert into person_account (person_id, account_id, proof) values (?, ?, 'told')")
            .params(person, account.value())
            .update();
      }
      return new PersonId(person);
    });
  }

  /// A person we keep up with.
  PersonId friend(String name, double hours, AccountId... owned) {
    var person = person(name, owned);
    needs.put(person, new HoursNeeded.Need(hours, true, true, "Friend", ""));
    return person;
  }

  /// Everybody `account` is followed by, listed to the end.
  void follow(AccountId account, AccountId... followers) {
    follow(account, Arrays.asList(followers));
  }

  void follow(AccountId account, List<AccountId> followers) {
    audiences.put(account, new HashSet<>(followers));
    list(account, followers, true);
  }

  void list(AccountId account, List<AccountId> followers, boolean whole) {
    var ids = new LongArrayList(followers.stream().mapToLong(AccountId::value).toArray());
    kith.asOwner(() ->
        kith.bean(Audiences.class)
            .replaceAll(List.of(new FollowerList(account, ids, whole, kith.now()))));
  }

  Set<AccountId> audience(AccountId account) {
    return audiences.getOrDefault(account, Set.of());
  }

  /// The plain union of these audiences, without the accounts themselves.
  Set<AccountId> union(List<AccountId> accounts) {
    var all = new HashSet<AccountId>();
    accounts.forEach(account -> all.addAll(audience(account)));
    accounts.forEach(all::remove);
    return all;
  }

  /// Plans and reach over this world, with the relationships it made up.
  Crowds crowds() {
    HoursNeeded port = persons -> needs;
    return new Crowds(
        kith.bean(Graphs.class),
        kith.bean(ProspectStore.class),
        kith.bean(MayWe.class),
        new StaticListableBeanFactory(Map.of("hours", port)).getBeanProvider(HoursNeeded.class),
        kith.bean(Clock.class));
  }

  Adds adds() {
    return new Adds(crowds(), kith.bean(ProspectStore.class));
  }

  <T> T in(java.util.function.Supplier<T> work) {
    return kith.asOwner(() -> {
      var done = transaction.execute(_ -> work.get());
      if (done == null) {
        throw new IllegalStateException("nothing came back");
      }
      return done;
    });
  }
}
