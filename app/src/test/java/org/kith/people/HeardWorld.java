package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts accounts and what they said straight into the tables, for tests of what is made of them.
public final class HeardWorld {

  private final TestKith kith;

  public HeardWorld(TestKith kith) {
    this.kith = kith;
  }

  public AccountId account(String handle, String name) {
    return account(handle, name, Set.of());
  }

  /// Many accounts, `https://a7.example` and so on.
  List<AccountId> accounts(int from, int count) {
    return inTransaction(db ->
        db.sql(
                """
                insert into account (network, key, handle, name)
                select 'BLOG', 'https://a' || n || '.example', 'a' || n || '.example', 'A'
                from generate_series(:from, :to) n order by n returning id
                """)
            .param("from", from)
            .param("to", from + count - 1)
            .query((row, _) -> new AccountId(row.getLong("id")))
            .list());
  }

  AccountId account(String handle, String name, Set<String> optOuts) {
    return add(handle, name, optOuts, false);
  }

  AccountId ours(String handle) {
    return add(handle, "Harvestline", Set.of(), true);
  }

  private AccountId add(String handle, String name, Set<String> optOuts, boolean ours) {
    return inTransaction(db ->
        new AccountId(
            db.sql(
                    """
                    insert into account (network, key, handle, name, opt_outs, ours, followers)
                    values ('BLOG', :key, :handle, :name, :optOuts::text[], :ours, 640) returning id
                    """)
                .param("key", "https://" + handle)
                .param("handle", handle)
                .param("name", name)
                .param("optOuts", optOuts.toArray(String[]::new))
                .param("ours", ours)
                .query(Long.class)
                .single()));
  }

  /// A post that used our words.
  public void mention(AccountId account, String text, Instant at, List<String> words) {
    inTransaction(db -> {
      var topic =
          db.sql("insert into topic (name, created_at) values ('Leftovers', now()) returning id")
              .query(Long.class)
              .single();
      var post =
          db.sql(
                  """
                  insert into post (network, key, account_id, url, at, text, heard_at, answers)
                  values ('BLOG', :key, :account, 'https://blog.example/1', :at, :text, :at, 9) returning id
                  """)
              .param("key", "post-" + account.value() + "-" + at)
              .param("account", account.value())
              .param("at", toSql(at))
              .param("text", text)
              .query(Long.class)
              .single();
      return db.sql(
              "insert into mention (post_id, topic_id, words, at) values (:post, :topic, :words::text[], :at)")
          .param("post", post)
          .param("topic", topic)
          .param("words", words.toArray(String[]::new))
          .param("at", toSql(at))
          .update();
    });
  }

  private <T> T inTransaction(Function<JdbcClient, T> work) {
    return kith.asOwner(() -> {
      var result =
          kith.bean(TransactionTemplate.class)
              .execute(_ -> work.apply(kith.bean(JdbcClient.class)));
      if (result == null) {
        throw new IllegalStateException("no result");
      }
      return result;
    });
  }
}
