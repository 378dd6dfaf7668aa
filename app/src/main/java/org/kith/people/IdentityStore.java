package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kith.listen.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `account_link` and `identity_look`: what accounts publish of themselves, and when
/// they are asked next.
@Repository
class IdentityStore {

  private final JdbcClient db;

  IdentityStore(JdbcClient db) {
    this.db = db;
  }

  /// Accounts of persons whose turn it is.
  List<AccountId> due(Instant now, int limit) {
    return db.sql(
            """
            select a.id from person_account pa join account a on a.id = pa.account_id
            left join identity_look l on l.account_id = a.id
            where a.network in ('BLOG', 'MASTODON', 'BLUESKY') and not a.ours and a.left_at is null
              and (l.look_at is null or l.look_at <= :now)
            order by l.look_at nulls first, a.id limit :limit
            """)
        .param("now", toSql(now))
        .param("limit", limit)
        .query((row, _) -> new AccountId(row.getLong("id")))
        .list();
  }

  boolean lookedSince(AccountId account, Instant since) {
    return db.sql(
            "select exists (select 1 from identity_look where account_id = :account and looked_at >= :since)")
        .param("account", account.value())
        .param("since", toSql(since))
        .query(Boolean.class)
        .single();
  }

  void looked(AccountId account, Instant now, Instant next, String reason) {
    db.sql(
            """
            insert into identity_look (account_id, looked_at, look_at, reason)
            values (:account, :now, :next, :reason)
            on conflict (account_id) do update
            set looked_at = excluded.looked_at, look_at = excluded.look_at, reason = excluded.reason
            """)
        .param("account", account.value())
        .param("now", toSql(now))
        .param("next", toSql(next))
        .param("reason", reason)
        .update();
  }

  void links(AccountId account, Collection<OwnLink> links) {
    db.sql("delete from account_link where account_id = :account")
        .param("account", account.value())
        .update();
    db.sql(
            """
            insert into account_link (account_id, kind, url)
            select :account, k, u from unnest(:kinds::text[], :urls::text[]) as n (k, u)
            on conflict do nothing
            """)
        .param("account", account.value())
        .param("kinds", links.stream().map(link -> link.kind().name()).toArray(String[]::new))
        .param("urls", links.stream().map(link -> link.url().toString()).toArray(String[]::new))
        .update();
  }

  /// What an account publishes as its own.
  List<OwnLink> linksOf(AccountId account) {
    return db.sql(
            "select kind, url from account_link where account_id = :account order by kind, url")
        .param("account", account.value())
        .query((row, _) ->
            new OwnLink(
                OwnLink.Kind.valueOf(row.getString("kind")), URI.create(row.getString("url"))))
        .list();
  }

  /// Known accounts that addresses stand for, our own left out.
  Set<AccountId> denoted(Denoted denoted) {
    return new LinkedHashSet<>(
        db.sql(
                """
                select id from account
                where not ours and left_at is null
                  and (key = any(:keys) and network in ('BLOG', 'MASTODON', 'BLUESKY')
                       or :handle <> '' and lower(handle) = lower(:handle) and network in ('MASTODON', 'BLUESKY'))
                order by id limit 4
                """)
            .param("keys", denoted.keys().toArray(String[]::new))
            .param("handle", denoted.handle())
            .query((row, _) -> new AccountId(row.getLong("id")))
            .list());
  }

  /// The account on Bluesky whose handle is a domain.
  Optional<AccountId> ofDomain(String host) {
    return db.sql(
            "select id from account where network = 'BLUESKY' and lower(handle) = lower(:host) and left_at is null limit 1")
        .param("host", host)
        .query((row, _) -> new AccountId(row.getLong("id")))
        .optional();
  }

  /// What was called a no, or taken apart, is not joined by itself again.
  boolean refused(PersonId person, AccountId account) {
    return db.sql(
            """
            select exists (
              select 1 from same_person
              where kith_person(person_id) = :person and account_id = :account and state = 'NO')
            """)
        .param("person", person.value())
        .param("account", account.value())
        .query(Boolean.class)
        .single();
  }

  boolean refused(PersonId one, PersonId other) {
    return db.sql(
            """
            select exists (
              select 1 from same_person
              where state = 'NO' and other_id is not null
                and (kith_person(person_id), kith_person(other_id)) in ((:one, :other), (:other, :one)))
              or exists (
              select 1 from person_merge
              where undone_at is not null and kept_id in (:one, :other) and gone_id in (:one, :other))
            """)
        .param("one", one.value())
        .param("other", other.value())
        .query(Boolean.class)
        .single();
  }
}
