package org.kith.listen;

import static org.kith.store.Instants.toSql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.kith.connect.PostNumbers;
import org.kith.networks.Network;
import org.kith.networks.mastodon.StatusIds;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/// Which posts the numbers of servers stand for: on disk, for as long as the posts are kept, so
/// that a deletion is obeyed also after a restart. What was written lately is not written again.
@Repository
class HeardNumbers implements PostNumbers {

  /// Time for a post to come in after its number.
  private static final Duration BEFORE_A_POST = Duration.ofDays(2);

  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Cache<Numbered, String> written = Caffeine.newBuilder().maximumSize(50_000).build();

  /// A server's number, as a workspace knows it.
  private record Numbered(WorkspaceId workspace, String server, String number) {}

  HeardNumbers(JdbcClient db, TransactionOperations transaction, Clock clock) {
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public StatusIds at(URI server) {
    return new OfServer(CurrentWorkspace.require(), server.toString());
  }

  /// Forgets the numbers of posts that are not kept, or whose text is gone.
  ///
  /// @return how many
  int forgetOthers() {
    int gone =
        db.sql(
                """
                delete from post_number n where n.seen_at < :before and not exists (
                  select 1 from post p
                  where p.network = :network and p.key = n.post_key and p.gone_at is null)
                """)
            .param("before", toSql(clock.instant().minus(BEFORE_A_POST)))
            .param("network", Network.MASTODON.name())
            .update();
    written.invalidateAll();
    return gone;
  }

  private final class OfServer implements StatusIds {
    private final WorkspaceId workspace;
    private final String server;

    OfServer(WorkspaceId workspace, String server) {
      this.workspace = workspace;
      this.server = server;
    }

    @Override
    public void remember(Map<String, String> posts) {
      var news = new LinkedHashMap<String, String>();
      posts.forEach((number, post) -> {
        if (!post.equals(written.getIfPresent(of(number)))) {
          news.put(number, post);
        }
      });
      if (news.isEmpty()) {
        return;
      }
      in(() -> {
        keep(news);
        return link(news);
      });
      news.forEach((number, post) -> written.put(of(number), post));
    }

    private void keep(Map<String, String> news) {
      db.sql(
              """
              insert into post_number (server, number, post_key, seen_at)
              select :server, number, post_key, :now
              from unnest(:numbers::text[], :posts::text[]) as n (number, post_key)
              on conflict (workspace_id, server, number) do update
              set post_key = excluded.post_key, seen_at = excluded.seen_at
              """)
          .param("server", server)
          .param("now", toSql(clock.instant()))
          .param("numbers", news.keySet().toArray(String[]::new))
          .param("posts", keys(news))
          .update();
    }

    /// What was heard as an answer to a number before anybody knew whose it is answers that post:
    /// one of ours among them, whose server said too late that it had published it.
    private int link(Map<String, String> news) {
      var before = StatusIds.unknown(URI.create(server));
      return db.sql(
              """
              update post p set relation_key = n.post_key
              from unnest(:unknown::text[], :posts::text[]) as n (unknown, post_key)
              where p.network = :network and p.relation_key = n.unknown
                and p.workspace_id = kith_workspace()
              """)
          .param("unknown", news.keySet().stream().map(before::concat).toArray(String[]::new))
          .param("posts", keys(news))
          .param("network", Network.MASTODON.name())
          .update();
    }

    private static String[] keys(Map<String, String> news) {
      return news.values().stream().map(Column.KEY::fitKey).toArray(String[]::new);
    }

    private Numbered of(String number) {
      return new Numbered(workspace, server, number);
    }

    @Override
    public Optional<String> postOf(String statusId) {
      var known = written.getIfPresent(of(statusId));
      return known != null ? Optional.of(known) : one("post_key", "number", statusId);
    }

    @Override
    public Optional<String> statusOf(String postId) {
      return one("number", "post_key", Column.KEY.fitKey(postId));
    }

    private Optional<String> one(String wanted, String known, String value) {
      return in(() ->
          db.sql(
                  "select %s from post_number where server = :server and %s = :value order by seen_at desc limit 1"
                      .formatted(wanted, known))
              .param("server", server)
              .param("value", value)
              .query(String.class)
              .optional());
    }

    private <T> T in(Supplier<T> work) {
      return CurrentWorkspace.call(
          workspace,
          () -> Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers"));
    }
  }
}
