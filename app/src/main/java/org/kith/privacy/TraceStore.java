package org.kith.privacy;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kith.listen.KnownAccount;
import org.kith.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Removes what names somebody and hangs on no row of theirs: answered cards, searches, files that
/// were brought in, notes of others' sites, keys in others' rows.
@Repository
class TraceStore {

  private final JdbcClient db;

  TraceStore(JdbcClient db) {
    this.db = db;
  }

  /// What somebody is or was called, and their addresses.
  record KnownAs(Set<String> names, Set<String> addresses) {}

  private record Called(String name, String address) {}

  /// All by which a person was ever known here: they themselves, whoever turned out to be them, and
  /// what a merge wrote over.
  KnownAs knownAs(PersonId person) {
    show("on");
    var names = new LinkedHashSet<String>();
    var addresses = new LinkedHashSet<String>();
    db.sql(
            """
            with one as (
              select id, name, email from person
              where id = :person or id in (select old_id from person_alias where person_id = :person)),
            line as (
              select l.was, l.became from merge_line l join person_merge g on g.id = l.merge_id
              where l.in_table = 'person' and g.kept_id in (select id from one))
            select coalesce(name, '') as name, coalesce(email, '') as email from (
              select name, email from one
              union select was->>'name', was->>'email' from line
              union select became->>'name', became->>'email' from line) known
            """)
        .param("person", person.value())
        .query((row, _) -> new Called(row.getString("name"), row.getString("email")))
        .list()
        .forEach(called -> {
          names.add(called.name());
          addresses.add(called.address());
        });
    show("off");
    names.remove("");
    addresses.remove("");
    return new KnownAs(names, addresses);
  }

  /// Shows, or hides again, those who turned out to be somebody else.
  private void show(String merged) {
    db.sql("select set_config('kith.merging', :merged, true)")
        .param("merged", merged)
        .query(String.class)
        .single();
  }

  void erase(PersonId person, KnownAs known, List<KnownAccount> accounts) {
    cards(person);
    for (var all : List.of(known.names(), known.addresses())) {
      for (var words : all) {
        if (words.length() > 3) {
          searches(words);
          files(words);
        }
      }
    }
    erase(accounts);
  }

  void erase(List<KnownAccount> accounts) {
    for (var account : accounts) {
      ofPosts(account);
      ofAccount(account);
    }
  }

  private void searches(String words) {
    db.sql(
            """
            delete from person_look where length(what) > 2
              and (position(lower(:words) in lower(what)) > 0 or position(lower(what) in lower(:words)) > 0)
            """)
        .param("words", words)
        .update();
  }

  private void cards(PersonId person) {
    db.sql(
            """
            delete from card_answer c
            where c.card in ('keep:' || :person, 'ask:' || :person)
               or (split_part(c.card, ':', 1) in ('keep', 'ask') and split_part(c.card, ':', 2) in (
                     select old_id::text from person_alias where person_id = :person))
               or c.interaction_id in (select i.id from interaction i where i.person_id = :person)
               or (c.card like 'answer:%' and split_part(c.card, ':', 2) in (
                     select p.id::text from post p join person_account pa on pa.account_id = p.account_id
                     where pa.person_id = :person))
               or (c.card like 'meet:%' and split_part(c.card, ':', 2) in (
                     select pa.account_id::text from person_account pa where pa.person_id = :person))
            """)
        .param("person", person.value())
        .update();
  }

  /// What others' rows say of their posts, by the posts' keys.
  private void ofPosts(KnownAccount account) {
    for (var sql :
        List.of(
            """
            delete from post_number n using post p
            where p.account_id = :account and n.post_key = p.key
            """,
            """
            delete from mention_notice n using post p
            where p.account_id = :account and n.post_key = p.key
            """,
            """
            delete from answer a using post p
            where p.account_id = :account and a.network = p.network and a.key = p.key
            """,
            """
            update post r set relation_key = null
            from post p
            where p.account_id = :account and r.relation_key = p.key and r.account_id <> :account
            """,
            """
            delete from card_answer c using post p
            where p.account_id = :account and c.card = 'answer:' || p.id
            """)) {
      db.sql(sql).param("account", account.id().value()).update();
    }
  }

  private void ofAccount(KnownAccount account) {
    var key = account.account().key();
    db.sql("delete from card_answer where card = 'meet:' || :account")
        .param("account", account.id().value())
        .update();
    boolean web = key.startsWith("http");
    if (web) {
      var below = key.replaceAll("/+$", "").replaceAll("([%_\\\\])", "\\\\$1") + "/%";
      for (var sql :
          List.of(
              "delete from source where address = :key or address like :below or offered_by = :key"
                  + " or offered_by like :below",
              "delete from hub where feed = :key or feed like :below",
              "delete from mention_notice where page = :key or page like :below")) {
        db.sql(sql).param("key", key).param("below", below).update();
      }
    }
    if (web && URI.create(key).getPath().length() <= 1) {
      ofSite(URI.create(key));
    }
    files(key);
    if (account.account().handle().length() > 3) {
      files(account.account().handle());
    }
  }

  /// Who came by a link on a site of their own: that they came stays, and not from where.
  private void ofSite(URI site) {
    db.sql(
            """
            update click set referrer_host = ''
            where regexp_replace(lower(referrer_host), '^www[.]', '') = :host
            """)
        .param(
            "host",
            String.valueOf(site.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""))
        .update();
  }

  /// A file that was brought in and not taken yet is dropped whole; what a run said of lines it
  /// left out is emptied.
  private void files(String words) {
    db.sql(
            """
            delete from import_file where import_id in (
              select import_id from import_file where position(convert_to(:words, 'UTF8') in bytes) > 0)
            """)
        .param("words", words)
        .update();
    db.sql(
            """
            update import_run set left_out_first = '', reason = ''
            where position(:words in left_out_first) > 0 or position(:words in reason) > 0
            """)
        .param("words", words)
        .update();
    db.sql(
            """
            delete from people_import_file where position(convert_to(:words, 'UTF8') in bytes) > 0
            """)
        .param("words", words)
        .update();
    db.sql(
            """
            update people_import set left_out_lines = '' where position(:words in left_out_lines) > 0
            """)
        .param("words", words)
        .update();
    db.sql("update job_run set message = '' where position(:words in message) > 0")
        .param("words", words)
        .update();
  }
}
