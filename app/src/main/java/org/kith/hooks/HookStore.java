package org.kith.hooks;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `hook_endpoint`.
@Repository
class HookStore {

  private static final String ALL =
      """
      select id, url, kinds, state, reason, failing_since, worked_at, old_until, made_by, made_at
      from hook_endpoint
      """;

  private final JdbcClient db;

  HookStore(JdbcClient db) {
    this.db = db;
  }

  /// What is sealed.
  ///
  /// @param code what it is sealed for
  /// @param old the secret it had before, null if there is none
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sealed(String code, byte[] secret, byte @Nullable [] old, @Nullable Instant oldUntil) {}

  List<Hook> all() {
    return db.sql(ALL + "order by id").query((row, _) -> hook(row)).list();
  }

  Optional<Hook> find(HookId id) {
    return db.sql(ALL + "where id = :id")
        .param("id", id.value())
        .query((row, _) -> hook(row))
        .optional();
  }

  private static Hook hook(ResultSet row) throws SQLException {
    return new Hook(
        new HookId(row.getLong("id")),
        URI.create(row.getString("url")),
        kinds(row),
        Hook.State.valueOf(row.getString("state")),
        row.getString("reason"),
        Instants.orNull(row, "failing_since"),
        Instants.orNull(row, "worked_at"),
        Instants.orNull(row, "old_until"),
        row.getString("made_by"),
        Instants.in(row, "made_at"));
  }

  /// In the order in which they are chosen; what an older Kith told of and this does not is left
  /// out.
  private static List<HookKind> kinds(ResultSet row) throws SQLException {
    var words = Arrays.asList((String[]) row.getArray("kinds").getArray());
    return HookKind.choices().stream().filter(kind -> words.contains(kind.word())).toList();
  }

  /// @return empty if this address is told already
  Optional<HookId> add(URI url, List<HookKind> kinds, Sealed sealed, String by, Instant now) {
    return db.sql(
            """
            insert into hook_endpoint (url, kinds, code, secret, made_by, made_at)
            values (:url, :kinds::text[], :code, :secret, :by, :now)
            on conflict (workspace_id, url) do nothing
            returning id
            """)
        .param("url", url.toString())
        .param("kinds", words(kinds))
        .param("code", sealed.code())
        .param("secret", sealed.secret())
        .param("by", by)
        .param("now", toSql(now))
        .query((row, _) -> new HookId(row.getLong("id")))
        .optional();
  }

  void choose(HookId id, List<HookKind> kinds) {
    db.sql("update hook_endpoint set kinds = :kinds::text[] where id = :id")
        .param("kinds", words(kinds))
        .param("id", id.value())
        .update();
  }

  private static String[] words(List<HookKind> kinds) {
    return kinds.stream().map(HookKind::word).distinct().toArray(String[]::new);
  }

  boolean remove(HookId id) {
    return db.sql("delete from hook_endpoint where id = :id").param("id", id.value()).update() == 1;
  }

  /// Locks it, so that of two that give it a new secret each sees the other's.
  Sealed sealed(HookId id) {
    return db.sql(
            "select id, code, secret, old_secret, old_until from hook_endpoint where id = :id for update")
        .param("id", id.value())
        .query((row, _) -> sealed(row))
        .single();
  }

  Map<HookId, Sealed> sealed() {
    var all = new LinkedHashMap<HookId, Sealed>();
    db.sql("select id, code, secret, old_secret, old_until from hook_endpoint for update")
        .query((row, _) -> Map.entry(new HookId(row.getLong("id")), sealed(row)))
        .list()
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static Sealed sealed(ResultSet row) throws SQLException {
    return new Sealed(
        row.getString("code"),
        Objects.requireNonNull(row.getBytes("secret")),
        row.getBytes("old_secret"),
        Instants.orNull(row, "old_until"));
  }

  void seal(HookId id, Sealed sealed) {
    var until = sealed.oldUntil();
    db.sql(
            """
            update hook_endpoint set secret = :secret, old_secret = :old, old_until = :until where id = :id
            """)
        .param("secret", sealed.secret())
        .param("old", sealed.old(), Types.BINARY)
        .param("until", until == null ? null : toSql(until), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", id.value())
        .update();
  }

  /// It took something.
  void worked(HookId id, Instant now) {
    db.sql(
            """
            update hook_endpoint set worked_at = :now, failing_since = null,
              reason = case when state = 'ON' then '' else reason end
            where id = :id
            """)
        .param("now", toSql(now))
        .param("id", id.value())
        .update();
  }

  /// It did not take something.
  ///
  /// @return since when it takes nothing
  Instant failed(HookId id, String reason, Instant now) {
    return db.sql(
            """
            update hook_endpoint set failing_since = coalesce(failing_since, :now),
              reason = case when state = 'ON' then :reason else reason end
            where id = :id returning failing_since
            """)
        .param("reason", reason)
        .param("now", toSql(now))
        .param("id", id.value())
        .query((row, _) -> Instants.in(row, "failing_since"))
        .optional()
        .orElse(now);
  }

  void state(HookId id, Hook.State to, String reason) {
    db.sql(
            """
            update hook_endpoint set state = :to, reason = :reason,
              failing_since = case when :to = 'ON' then null else failing_since end
            where id = :id
            """)
        .param("to", to.name())
        .param("reason", reason)
        .param("id", id.value())
        .update();
  }
}
