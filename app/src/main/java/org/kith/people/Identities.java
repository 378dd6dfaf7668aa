package org.kith.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.PostId;
import org.kith.listen.Refusals;
import org.kith.listen.Suppressions;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All by which a person is known: their accounts and their address. A refusal of one is the
/// refusal of all, and outlives the person's row.
@Component
class Identities {

  private static final String WHY = "Somebody with this account or address told you to stop.";

  private final JdbcClient db;
  private final MergeStore merges;
  private final Accounts accounts;
  private final Refusals refusals;
  private final Suppressions suppressions;

  Identities(
      JdbcClient db,
      MergeStore merges,
      Accounts accounts,
      Refusals refusals,
      Suppressions suppressions) {
    this.db = db;
    this.merges = merges;
    this.accounts = accounts;
    this.refusals = refusals;
    this.suppressions = suppressions;
  }

  /// The refusal of an account or address of theirs, whoever noted it.
  Optional<Permission.Refused> refusal(PersonId person) {
    return refusal(accounts(person), emails(person));
  }

  /// The refusal of the account that wrote a post.
  Optional<Permission.Refused> refusal(Displayable post) {
    return refusal(List.of(post.by()), List.of());
  }

  private Optional<Permission.Refused> refusal(List<Owned> owned, List<String> emails) {
    var noted = refusals.of(owned.stream().map(Owned::id).toList()).stream().findFirst();
    if (noted.isPresent()) {
      return Optional.of(new Permission.Refused(noted.get().at(), noted.get().evidence()));
    }
    var all = owned.stream().map(Owned::account).toList();
    return suppressions.of(all, emails).map(why -> new Permission.Refused(why.at(), why.words()));
  }

  record Owned(AccountId id, Account account) {}

  /// A post of an account that does not ask to be kept from whoever is not signed in.
  ///
  /// @param owner whose account it is, null where nobody knows them
  record Displayable(PostId id, Owned by, @Nullable PersonId owner) {}

  List<Displayable> displayable(Collection<PostId> posts) {
    return db.sql(
            """
            select p.id as post, a.id, a.network, a.key, a.handle, a.name, pa.person_id
            from post p join account a on a.id = p.account_id
            left join person_account pa on pa.account_id = a.id
            where p.id = any(:posts) and p.gone_at is null and a.left_at is null
              and not 'PUBLIC_DISPLAY' = any(a.opt_outs)
            """)
        .param("posts", posts.stream().mapToLong(PostId::value).toArray())
        .query((row, _) -> {
          long owner = row.getLong("person_id");
          return new Displayable(
              new PostId(row.getLong("post")), owned(row), owner == 0 ? null : new PersonId(owner));
        })
        .list();
  }

  private static Owned owned(ResultSet row) throws SQLException {
    return new Owned(
        new AccountId(row.getLong("id")),
        new Account(
            Network.valueOf(row.getString("network")),
            row.getString("key"),
            row.getString("handle"),
            row.getString("name")));
  }

  /// Makes a person's refusal that of all they are known by.
  ///
  /// @return who else has their address
  List<PersonId> refuse(PersonId person, String evidence, Instant at) {
    var why = new Suppressions.Why(false, WHY, at);
    for (var account : accounts(person)) {
      suppressions.account(account.account().network(), account.account().key(), why);
      refusals.note(account.id(), evidence, at);
    }
    var others = new LinkedHashSet<PersonId>();
    for (var email : emails(person)) {
      suppressions.email(email, why);
      others.addAll(owners(email));
    }
    return List.copyOf(others);
  }

  /// Notes that an account refuses, be it known or not.
  ///
  /// @return whose account it is, if anybody's
  Optional<PersonId> refuse(Network network, String key, String evidence, Instant at) {
    suppressions.account(network, key, new Suppressions.Why(false, evidence, at));
    var account = accounts.find(network, key);
    account.ifPresent(id -> refusals.note(id, evidence, at));
    return account.flatMap(this::owner);
  }

  private Optional<PersonId> owner(AccountId account) {
    return db.sql("select person_id from person_account where account_id = :account")
        .param("account", account.value())
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .optional();
  }

  private List<Owned> accounts(PersonId person) {
    return db.sql(
            """
            select a.id, a.network, a.key, a.handle, a.name
            from person_account pa join account a on a.id = pa.account_id
            where pa.person_id = :person and not a.ours order by a.id
            """)
        .param("person", person.value())
        .query((row, _) -> owned(row))
        .list();
  }

  /// Whether they are taken for nobody else, and nobody for them.
  boolean isAlone(PersonId person) {
    return db.sql(
            """
            select not exists (select from person_alias where :person in (person_id, old_id))
            """)
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  private record Address(String email, boolean merged) {}

  /// Their address, and those of whoever turned out to be them.
  private List<String> emails(PersonId person) {
    var own =
        db.sql(
                """
                select coalesce(lower(p.email), '') as email,
                       exists (select 1 from person_alias a where a.person_id = p.id) as merged
                from person p where p.id = kith_person(:person)
                """)
            .param("person", person.value())
            .query((row, _) -> new Address(row.getString("email"), row.getBoolean("merged")))
            .optional()
            .orElse(new Address("", false));
    if (own.merged()) {
      return amongAll(() -> mergedEmails(person));
    }
    return own.email().isEmpty() ? List.of() : List.of(own.email());
  }

  private List<String> mergedEmails(PersonId person) {
    return db.sql(
            """
            select distinct lower(email) as email from person
            where email is not null
              and (id = kith_person(:person)
                or id in (select old_id from person_alias where person_id = kith_person(:person)))
            """)
        .param("person", person.value())
        .query((row, _) -> row.getString("email"))
        .list();
  }

  /// Whose address this is.
  List<PersonId> owners(String address) {
    return amongAll(() ->
        db.sql(
                """
                select distinct kith_person(id) as id from person where lower(email) = lower(:address)
                """)
            .param("address", address.strip())
            .query((row, _) -> new PersonId(row.getLong("id")))
            .list());
  }

  /// With those in sight who turned out to be somebody else; inside a merge they are already.
  private <T> T amongAll(Supplier<T> work) {
    boolean seen = db.sql("select kith_merging()").query(Boolean.class).single();
    if (seen) {
      return work.get();
    }
    merges.showAll(true);
    var done = work.get();
    merges.showAll(false);
    return done;
  }
}
