package org.kith.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.kith.simulator.bluesky.Oracle;

/// What has been heard of a source, as a query sees it that was asked from outside.
final class Heard implements AutoCloseable {

  private final Connection db;
  private final long source;

  Heard(Connection db, long source) {
    this.db = db;
    this.source = source;
  }

  /// The count of the last message that is stored; 0 before the first one.
  long place() throws SQLException {
    try (var query = db.prepareStatement("select cursor from source where id = ?")) {
      query.setLong(1, source);
      try (var rows = query.executeQuery()) {
        rows.next();
        var parts = rows.getString(1).split(" ", -1);
        return parts.length < 3 ? 0 : Math.max(0, Long.parseLong(parts[1]));
      }
    }
  }

  /// Whether the stream has begun.
  boolean hasBegun() throws SQLException {
    try (var query = db.prepareStatement("select 1 from source where id = ? and cursor <> ''")) {
      query.setLong(1, source);
      try (var rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  long dropped() throws SQLException {
    try (var query = db.prepareStatement("select dropped from source where id = ?")) {
      query.setLong(1, source);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /// A post that can be seen.
  record Seen(long id, String key) {}

  /// Posts that came after one, in the order in which they were stored.
  List<Seen> after(long id) throws SQLException {
    var seen = new ArrayList<Seen>();
    try (var query =
        db.prepareStatement(
            "select id, key from post where id > ? and source_id = ? order by id")) {
      query.setLong(1, id);
      query.setLong(2, source);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          seen.add(new Seen(rows.getLong(1), rows.getString(2)));
        }
      }
    }
    return seen;
  }

  /// All that is kept of this source.
  List<Oracle.Held> held() throws SQLException {
    var held = new ArrayList<Oracle.Held>();
    try (var query =
        db.prepareStatement(
            """
            select p.key, a.key as did, p.text, p.gone_at is not null as gone, p.answers,
                   (select array_agg(t.name::text) from mention m join topic t on t.id = m.topic_id
                    where m.post_id = p.id) as topics
            from post p join account a on a.id = p.account_id
            where p.source_id = ?
            """)) {
      query.setLong(1, source);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          held.add(new Oracle.Held(rows.getString("key"), post(rows)));
        }
      }
    }
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

  @Override
  public void close() throws SQLException {
    db.close();
  }
}
