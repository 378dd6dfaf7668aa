package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A small town to try things on: accounts, people and what they say, written straight into the
/// database of a test's workspace.
public final class Town {

  private final TestKith kith;
  private final JdbcClient db;
  private int count;

  public Town(TestKith kith) {
    this.kith = kith;
    this.db = kith.bean(JdbcClient.class);
  }

  /// Runs `work` in a transaction of the owner.
  public <T> T in(Supplier<T> work) {
    return kith.asOwner(() -> {
      var done = kith.bean(TransactionTemplate.class).execute(_ -> work.get());
      if (done == null) {
        throw new IllegalStateException("nothing came back");
      }
      return done;
    });
  }

  public AccountId account(String network, String name, long followers) {
    return account(network, name, followers, false);
  }

  /// An account of the organisation itself.
  public AccountId ours() {
    return account("MASTODON", "Harvest Line", 500, true);
  }

  private AccountId account(String network, String name, long followers, boolean ours) {
    return in(() ->
        new AccountId(
            db.sql(
                    """
                    insert into account (network, key, handle, name, about, followers, ours)
                    values (:network, :key, :handle, :name, :about, :followers, :ours) returning id
                    """)
                .param("network", network)
                .param("key", "https://town.example/" + ++count)
                .param("handle", "handle" + count)
                .param("name", name)
                .param("about", "Cooks for eighty children at Northside.")
                .param("followers", followers)
                .param("ours", ours)
                .query(Long.class)
                .single()));
  }

  public void wishes(AccountId account, String optOut) {
    update("update account set opt_outs = array['" + optOut + "'] where id = " + account.value());
  }

  /// A person with these accounts and a relationship that has just begun.
  public PersonId person(String name, AccountId... accounts) {
    var person =
        in(() ->
            new PersonId(
                db.sql(
                        """
                        insert into person (name, about, email, purpose, added_at)
                        values (:name, 'Runs the canteen of a school.', :email, 'outreach', :now) returning id
                        """)
                    .param("name", name)
                    .param("email", "person" + ++count + "@example.org")
                    .param("now", toSql(kith.now()))
                    .query(Long.class)
                    .single()));
    for (var account : accounts) {
      update(
          "insert into person_account (person_id, account_id, proof) values (%d, %d, 'her blog links to it and back')"
              .formatted(person.value(), account.value()));
    }
    kith.asOwner(() -> kith.bean(Relationships.class).begin(person));
    return person;
  }

  public void voice(AccountId account) {
    update(
        """
        insert into voice (account_id, found_by, first_heard_at, last_heard_at, mentions)
        values (%d, 'the hashtag #zerowaste', now(), '%s', 3)
        """
            .formatted(account.value(), kith.now().minusSeconds(3600)));
  }

  public PostId post(AccountId account, String text, Duration ago) {
    return post(account, text, ago, null, null);
  }

  /// A reply to a post.
  public PostId reply(AccountId account, String text, Duration ago, PostId to) {
    return post(account, text, ago, "REPLY", key(to));
  }

  private static String key(PostId post) {
    return "post-" + post.value();
  }

  private PostId post(
      AccountId account,
      String text,
      Duration ago,
      @Nullable String relation,
      @Nullable String relationKey) {
    Instant at = kith.now().minus(ago);
    return in(() -> {
      long id =
          db.sql(
                  """
                  insert into post (network, key, account_id, url, at, text, relation, relation_key, answers, heard_at)
                  select network, :key, id, :url, :at, :text, :relation, :to, 4, :at from account where id = :account
                  returning id
                  """)
              .param("key", "new-" + ++count)
              .param("url", "https://town.example/post/" + count)
              .param("at", toSql(at))
              .param("text", text)
              .param("relation", relation, java.sql.Types.VARCHAR)
              .param("to", relationKey, java.sql.Types.VARCHAR)
              .param("account", account.value())
              .query(Long.class)
              .single();
      db.sql("update post set key = :key where id = :id")
          .param("key", key(new PostId(id)))
          .param("id", id)
          .update();
      return new PostId(id);
    });
  }

  /// A post about us.
  public PostId aboutUs(AccountId account, String text, Duration ago) {
    var post = post(account, text, ago);
    mention(post, true, ago);
    return post;
  }

  /// A post that uses our words, but not our name.
  public PostId aboutTheCause(AccountId account, String text, Duration ago) {
    var post = post(account, text, ago);
    mention(post, false, ago);
    return post;
  }

  private void mention(PostId post, boolean ofUs, Duration ago) {
    update(
        """
        with t as (
          insert into topic (name, created_at)
          select 'Us', now() where not exists (select 1 from topic) returning id
        )
        insert into mention (post_id, topic_id, words, of_us, at)
        select %d, coalesce((select id from t), (select min(id) from topic)), '{canteen,harvestline}', %s, '%s'
        """
            .formatted(post.value(), ofUs, kith.now().minus(ago)));
  }

  public void refuses(PersonId person) {
    var at = kith.now().minus(Duration.ofDays(30));
    kith.asOwner(() -> kith.bean(MayWe.class).refused(person, "said so at the market", at));
  }

  public void update(String sql) {
    in(() -> db.sql(sql).update());
  }
}
