package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;
import org.kith.networks.feed.Hub;
import org.kith.networks.feed.WebSubscription;
import org.kith.networks.feed.WebSubscription.Pending;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `hub`.
@Repository
class HubStore {

  private static final String ROWS =
      "select id, source_id, feed, hub, topic, token, secret, pending, renew_at, lease_ends, look_at from hub ";

  private final JdbcClient db;

  HubStore(JdbcClient db) {
    this.db = db;
  }

  private static HubRow row(ResultSet row, int nr) throws SQLException {
    long source = row.getLong("source_id");
    boolean left = row.wasNull();
    return new HubRow(
        row.getLong("id"),
        left ? null : new SourceId(source),
        row.getString("feed"),
        row.getString("token"),
        new Secret(row.getString("secret")),
        subscription(row),
        Instants.in(row, "look_at"));
  }

  private static @Nullable WebSubscription subscription(ResultSet row) throws SQLException {
    var hub = row.getString("hub");
    return hub.isEmpty()
        ? null
        : new WebSubscription(
            new Hub(URI.create(hub), URI.create(row.getString("topic"))),
            Pending.valueOf(row.getString("pending")),
            Instants.orNull(row, "renew_at"),
            Instants.orNull(row, "lease_ends"));
  }

  /// Feeds that were never looked at for a hub, or live elsewhere since.
  List<Source> unlooked(int most) {
    return db.sql(
            SourceStore.SELECT
                + """
                where kind = 'FEED' and state = 'WORKING' and read_at is not null and not exists (
                  select 1 from hub where hub.source_id = source.id and hub.feed = source.address)
                order by id limit :most
                """)
        .param("most", most)
        .query(SourceStore::source)
        .list();
  }

  /// Rows about which something is to be done, and those whose source is gone.
  List<HubRow> due(Instant now, int most) {
    return db.sql(ROWS + "where look_at <= :now or source_id is null order by look_at limit :most")
        .param("now", toSql(now))
        .param("most", most)
        .query(HubStore::row)
        .list();
  }

  Optional<HubRow> byToken(String token) {
    return db.sql(ROWS + "where token = :token")
        .param("token", token)
        .query(HubStore::row)
        .optional();
  }

  /// Notes that a feed is looked at. What was known of its hub elsewhere is left to be forgotten.
  void begin(Source source, String token, Secret secret, Instant now) {
    db.sql("update hub set source_id = null where source_id = :source")
        .param("source", source.id().value())
        .update();
    db.sql(
            """
            insert into hub (source_id, feed, token, secret, look_at)
            values (:source, :feed, :token, :secret, :now)
            """)
        .param("source", source.id().value())
        .param("feed", Column.URL.fit(source.address()))
        .param("token", token)
        .param("secret", secret.value())
        .param("now", toSql(now))
        .update();
  }

  /// Notes what is known now, and when to look again.
  void save(long id, @Nullable WebSubscription known, Instant lookAt, String reason) {
    db.sql(
            """
            update hub set hub = :hub, topic = :topic, pending = :pending, renew_at = :renew::timestamptz,
                   lease_ends = :ends::timestamptz, look_at = :look, reason = :reason
            where id = :id
            """)
        .param("hub", known == null ? "" : Column.URL.fit(known.hub().hub().toString()))
        .param("topic", known == null ? "" : Column.URL.fit(known.hub().topic().toString()))
        .param("pending", known == null ? "NOTHING" : known.pending().name())
        .param("renew", text(known == null ? null : known.renewAt()))
        .param("ends", text(known == null ? null : known.leaseEnds()))
        .param("look", toSql(lookAt))
        .param("reason", Column.LONG.fit(reason))
        .param("id", id)
        .update();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  void told(long id, Instant now) {
    db.sql("update hub set told_at = :now where id = :id")
        .param("now", toSql(now))
        .param("id", id)
        .update();
  }

  void forget(long id) {
    db.sql("delete from hub where id = :id").param("id", id).update();
  }

  /// Whether a hub has told of this feed and still does.
  boolean tells(SourceId source, Instant now) {
    return db.sql(
            "select exists (select 1 from hub where source_id = :source and told_at is not null and lease_ends > :now)")
        .param("source", source.value())
        .param("now", toSql(now))
        .query(Boolean.class)
        .single();
  }
}
