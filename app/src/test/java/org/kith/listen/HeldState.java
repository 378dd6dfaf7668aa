package org.kith.listen;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kith.simulator.bluesky.Oracle;
import org.kith.simulator.feed.FakeFeed;
import org.kith.store.DatabaseAddress;

/// What a Kith holds of one stream and one feed, as its database itself says, past all walls.
final class HeldState implements AutoCloseable {

  private static final String POSTS =
      """
      select p.key, a.key as did, p.text, p.gone_at is not null as gone, p.answers,
             (select array_agg(t.name::text) from mention m join topic t on t.id = m.topic_id
              where m.post_id = p.id) as topics
      from post p join account a on a.id = p.account_id where p.network = 'BLUESKY'
      """;

  private final Connection db;

  HeldState(DatabaseAddress address) throws SQLException {
    db = DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  /// A row at a time.
  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private void each(String sql, Row row) throws SQLException {
    try (var statement = db.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        row.take(rows);
      }
    }
  }

  List<String> column(String sql) throws SQLException {
    var column = new ArrayList<String>();
    each(sql, row -> column.add(row.getString(1)));
    return column;
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(column(sql).getFirst());
  }

  /// The count of the last message of the stream that is stored; 0 before the first one.
  long place() throws SQLException {
    var cursor = column("select cursor from source where kind = 'BLUESKY_STREAM'");
    var parts = cursor.isEmpty() ? List.of("") : List.of(cursor.getFirst().split(" ", -1));
    return parts.size() < 3 ? 0 : Math.max(0, Long.parseLong(parts.get(1)));
  }

  boolean hasBegun() throws SQLException {
    return number("select count(*) from source where kind = 'BLUESKY_STREAM' and cursor <> ''") > 0;
  }

  private List<Oracle.Held> posts() throws SQLException {
    var held = new ArrayList<Oracle.Held>();
    each(POSTS, row -> held.add(new Oracle.Held(row.getString("key"), post(row))));
    return held;
  }

  private static Oracle.Kept post(ResultSet row) throws SQLException {
    var topics = row.getArray("topics");
    return new Oracle.Kept(
        row.getString("did"),
        row.getString("text"),
        row.getBoolean("gone"),
        topics == null ? Set.of() : Set.copyOf(Arrays.asList((String[]) topics.getArray())),
        row.getInt("answers"));
  }

  /// How it differs from what the oracle says of the stream: the posts, and what follows from each
  /// of them exactly once (the voices' mentions, the source's days, the likenesses).
  Oracle.Difference beside(Oracle oracle) throws SQLException {
    var posts = oracle.with(posts());
    var wrong = new ArrayList<>(posts.wrong());
    var voices = new HashMap<String, Integer>();
    each(
        "select a.key, v.mentions from voice v join account a on a.id = v.account_id where a.network = 'BLUESKY'",
        row -> voices.put(row.getString(1), row.getInt(2)));
    oracle
        .voices()
        .forEach((did, mentions) -> {
          if (!mentions.equals(voices.remove(did))) {
            wrong.add("the voice " + did + " was not heard " + mentions + " times");
          }
        });
    voices.forEach((did, mentions) -> wrong.add("a voice that is none: " + did + " " + mentions));
    var days =
        column(
            """
            select sum(d.posts) || ' posts, ' || sum(d.mentions) || ' mentions'
            from source_day d join source s on s.id = d.source_id where s.kind = 'BLUESKY_STREAM'
            """);
    var right = "%d posts, %d mentions".formatted(oracle.kept().size(), oracle.mentions());
    if (!oracle.kept().isEmpty() && !days.equals(List.of(right))) {
      wrong.add("the days of the stream: " + days + " instead of " + right);
    }
    return new Oracle.Difference(posts.missing(), posts.twice(), wrong);
  }

  /// How it differs from what stands in a feed whose every other entry has a term.
  ///
  /// @param term that those have
  Oracle.Difference beside(FakeFeed feed, String term) throws SQLException {
    var entries = feed.entries();
    var held = new HashMap<String, String>();
    var twice = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    each(
        """
        select title, text, (select count(*) from mention m where m.post_id = p.id) as mentions
        from post p where network = 'BLOG'
        """,
        row -> {
          var title = row.getString("title");
          if (held.put(title, row.getString("text")) != null) {
            twice.add(title);
          }
          boolean matches = row.getString("text").contains(term);
          if (row.getInt("mentions") != (matches ? 1 : 0)) {
            wrong.add(title + " has " + row.getInt("mentions") + " mentions");
          }
        });
    var missing = new TreeSet<String>();
    int matching = 0;
    for (var entry : entries.values()) {
      matching += entry.text().contains(term) ? 1 : 0;
      var text = held.get(entry.title());
      if (text == null) {
        missing.add(entry.title());
      } else if (!text.equals(entry.text())) {
        wrong.add("%s says '%s' instead of '%s'".formatted(entry.title(), text, entry.text()));
      }
    }
    var sums =
        column(
            """
            select sum(d.posts) || ' ' || sum(d.mentions) || ' '
                   || (select sum(v.mentions) from voice v join account a on a.id = v.account_id
                       where a.network = 'BLOG')
            from source_day d join source s on s.id = d.source_id where s.kind = 'FEED'
            """);
    var right = "%d %d %d".formatted(entries.size(), matching, matching);
    if (!sums.equals(List.of(right))) {
      wrong.add("the days and the voice of the feed: " + sums + " instead of " + right);
    }
    return new Oracle.Difference(List.copyOf(missing), twice, wrong);
  }

  /// Stretches of the stream that are said to be missing, `from-to`.
  List<String> gaps() throws SQLException {
    return column("select from_cursor || '-' || to_cursor from gap order by id");
  }

  Map<String, String> source() throws SQLException {
    var source = new HashMap<String, String>();
    each(
        "select state, reason, dropped from source where kind = 'BLUESKY_STREAM'",
        row -> {
          source.put("state", row.getString("state"));
          source.put("reason", row.getString("reason"));
          source.put("dropped", row.getString("dropped"));
        });
    return source;
  }

  @Override
  public void close() throws SQLException {
    db.close();
  }
}
