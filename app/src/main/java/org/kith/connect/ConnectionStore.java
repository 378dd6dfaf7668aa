package org.kith.connect;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Standing;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Connected accounts with their sealed secrets, and attempts to connect one.
@Repository
class ConnectionStore {

  private static final String COLUMNS =
      "id, network, account_key, server, handle, name, state, reason, scopes, until_at, connected_by, connected_at, checked_at ";

  private final JdbcClient db;

  ConnectionStore(JdbcClient db) {
    this.db = db;
  }

  /// Somebody on the way to a network and back.
  ///
  /// @param sealed what the connector must remember
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Attempt(MemberId member, Network network, byte[] sealed) {}

  private static Connection connection(ResultSet row, int nr) throws SQLException {
    return new Connection(
        new ConnectionId(row.getLong("id")),
        new Account(
            Network.valueOf(row.getString("network")),
            row.getString("account_key"),
            row.getString("handle"),
            row.getString("name")),
        URI.create(row.getString("server")),
        Connection.State.valueOf(row.getString("state")),
        row.getString("reason"),
        List.of((String[]) row.getArray("scopes").getArray()),
        Instants.orNull(row, "until_at"),
        row.getString("connected_by"),
        Instants.in(row, "connected_at"),
        Instants.in(row, "checked_at"));
  }

  /// Those in trouble first, then by network and handle.
  List<Connection> all() {
    return db.sql(
            "select "
                + COLUMNS
                + """
                from connection
                order by array_position(array['DISCONNECTED', 'RETRYING', 'WORKING'], state::text),
                         network, lower(handle), id
                """)
        .query(ConnectionStore::connection)
        .list();
  }

  Optional<Connection> find(ConnectionId id) {
    return db.sql("select " + COLUMNS + "from connection where id = :id")
        .param("id", id.value())
        .query(ConnectionStore::connection)
        .optional();
  }

  Optional<Connection> find(Network network, String accountKey) {
    return db.sql(
            "select " + COLUMNS + "from connection where network = :network and account_key = :key")
        .param("network", network.name())
        .param("key", accountKey)
        .query(ConnectionStore::connection)
        .optional();
  }

  Optional<byte[]> sealed(ConnectionId id) {
    return db.sql("select secret from connection where id = :id")
        .param("id", id.value())
        .query((row, _) -> row.getBytes("secret"))
        .optional();
  }

  /// Keeps an account, or what is new about one that was connected before.
  ConnectionId keep(Connector.Grant granted, byte[] sealed, String by, Instant now) {
    var account = granted.account();
    return db.sql(
            """
            insert into connection (network, account_key, server, handle, name, scopes, secret, until_at,
                                    connected_by, connected_at, checked_at)
            values (:network, :key, :server, :handle, :name, :scopes, :secret, :until, :by, :now, :now)
            on conflict (workspace_id, network, account_key) do update
              set server = excluded.server, handle = excluded.handle, name = excluded.name,
                  scopes = excluded.scopes, secret = excluded.secret, until_at = excluded.until_at,
                  connected_by = excluded.connected_by, connected_at = excluded.connected_at,
                  checked_at = excluded.checked_at, state = 'WORKING', reason = ''
            returning id
            """)
        .param("network", account.network().name())
        .param("key", account.key())
        .param("server", granted.server().toString())
        .param("handle", account.handle())
        .param("name", account.name())
        .param("scopes", granted.scopes().toArray(String[]::new))
        .param("secret", sealed)
        .param("until", sqlOrNull(granted.until()))
        .param("by", by)
        .param("now", toSql(now))
        .query((row, _) -> new ConnectionId(row.getLong("id")))
        .single();
  }

  private static java.time.@Nullable OffsetDateTime sqlOrNull(@Nullable Instant instant) {
    return instant == null ? null : toSql(instant);
  }

  /// The network was asked and answered.
  void works(ConnectionId id, Standing standing, Instant now) {
    db.sql(
            """
            update connection
            set state = 'WORKING', reason = '', until_at = :until, scopes = :scopes, checked_at = :now
            where id = :id
            """)
        .param("until", sqlOrNull(standing.until()))
        .param("scopes", standing.scopes().stream().sorted().toArray(String[]::new))
        .param("now", toSql(now))
        .param("id", id.value())
        .update();
    db.sql("delete from connection_finding where connection_id = :id")
        .param("id", id.value())
        .update();
    int nr = 0;
    for (var finding : standing.findings()) {
      db.sql(
              """
              insert into connection_finding (connection_id, nr, kind, words)
              values (:id, :nr, :kind, :words)
              """)
          .param("id", id.value())
          .param("nr", nr++)
          .param("kind", finding.kind().name())
          .param("words", finding.words())
          .update();
    }
  }

  /// What was found out when it was last asked, the most important first.
  List<Standing.Finding> findings(ConnectionId id) {
    return db.sql(
            "select kind, words from connection_finding where connection_id = :id order by nr")
        .param("id", id.value())
        .query((row, _) ->
            new Standing.Finding(
                Standing.Finding.Kind.valueOf(row.getString("kind")), row.getString("words")))
        .list();
  }

  void state(ConnectionId id, Connection.State state, String reason, Instant now) {
    db.sql(
            "update connection set state = :state, reason = :reason, checked_at = :now where id = :id")
        .param("state", state.name())
        .param("reason", reason)
        .param("now", toSql(now))
        .param("id", id.value())
        .update();
  }

  void reseal(ConnectionId id, byte[] sealed) {
    db.sql("update connection set secret = :secret where id = :id")
        .param("secret", sealed)
        .param("id", id.value())
        .update();
  }

  boolean remove(ConnectionId id) {
    return db.sql("delete from connection where id = :id").param("id", id.value()).update() > 0;
  }

  void begin(byte[] stateHash, Attempt attempt, Instant expires) {
    db.sql(
            """
            insert into connection_attempt (state_hash, member_id, network, secret, expires_at)
            values (:hash, :member, :network, :secret, :expires)
            """)
        .param("hash", stateHash)
        .param("member", attempt.member().value())
        .param("network", attempt.network().name())
        .param("secret", attempt.sealed())
        .param("expires", toSql(expires))
        .update();
  }

  /// Takes an attempt, which cannot be taken again.
  Optional<Attempt> take(byte[] stateHash, MemberId member, Instant now) {
    db.sql("delete from connection_attempt where expires_at <= :now")
        .param("now", toSql(now))
        .update();
    return db.sql(
            """
            delete from connection_attempt where state_hash = :hash and member_id = :member
            returning member_id, network, secret
            """)
        .param("hash", stateHash)
        .param("member", member.value())
        .query((row, _) ->
            new Attempt(
                new MemberId(row.getLong("member_id")),
                Network.valueOf(row.getString("network")),
                row.getBytes("secret")))
        .optional();
  }

  /// Nobody on the way comes back: what they carry is sealed by a key that goes.
  void forgetAttempts() {
    db.sql("delete from connection_attempt").update();
  }
}
