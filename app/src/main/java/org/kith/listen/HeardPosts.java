package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads back what was heard, for those who look through it again: the newest posts of the last 30
/// days, as many as can be looked through while somebody waits.
///
/// Posts of accounts that asked not to be found or not to be searched are not among them, nor our
/// own.
@Repository
class HeardPosts {

  /// How far back.
  static final Duration LATELY = Duration.ofDays(30);

  /// How many at most.
  static final int MOST = 20_000;

  private static final String POSTS =
      """
      select p.id, p.account_id, p.heard_at, p.at, p.key, p.url, p.title, p.text, p.links, p.tags,
             p.language, a.network, a.key as account_key, a.handle, a.name,
             coalesce(s.name, '') as found_by
      from post p
      join account a on a.id = p.account_id
      left join source s on s.id = p.source_id
      """;

  private final JdbcClient db;
  private final Clock clock;

  HeardPosts(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// A post as it was heard.
  ///
  /// @param foundBy the name of the source that heard it, empty if that is gone
  record One(PostId id, AccountId author, Instant heardAt, String foundBy, Post post) {}

  /// Newest first.
  List<One> lately() {
    return db.sql(
            POSTS
                + """
                where p.at >= :since and p.gone_at is null and (p.text <> '' or p.title <> '')
                  and not a.ours and not a.opt_outs && array['DISCOVERY', 'INDEXING']
                order by p.at desc, p.id desc limit :most
                """)
        .param("since", toSql(clock.instant().minus(LATELY)))
        .param("most", MOST)
        .query(HeardPosts::one)
        .list();
  }

  /// All that are kept, whenever they were said and whatever their authors asked for; newest first.
  List<One> newest(int most) {
    return db.sql(
            POSTS
                + """
                where p.gone_at is null and not a.ours
                order by p.at desc, p.id desc limit :most
                """)
        .param("most", most)
        .query(HeardPosts::one)
        .list();
  }

  private static One one(ResultSet row, int nr) throws SQLException {
    var author =
        new Account(
            Network.valueOf(row.getString("network")),
            row.getString("account_key"),
            row.getString("handle"),
            row.getString("name"));
    var post =
        new Post(
            row.getString("key"),
            author,
            address(row.getString("url")),
            Instants.in(row, "at"),
            row.getString("title"),
            row.getString("text"),
            strings(row.getArray("links")).map(HeardPosts::address).toList(),
            strings(row.getArray("tags")).toList(),
            row.getString("language"),
            null);
    return new One(
        new PostId(row.getLong("id")),
        new AccountId(row.getLong("account_id")),
        Instants.in(row, "heard_at"),
        row.getString("found_by"),
        post);
  }

  private static Stream<String> strings(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray());
  }

  /// An address that was cut to fit its column may be none any more.
  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException _) {
      return URI.create("");
    }
  }
}
