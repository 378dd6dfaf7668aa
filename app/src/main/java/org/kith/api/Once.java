package org.kith.api;

import static org.kith.store.Instants.toSql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.kith.team.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Makes what a program asks for once, however often it asks under the same `Idempotency-Key`:
/// which thing it was is kept for a day, in the same transaction as the thing.
@Component
public class Once {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int LONGEST_KEY = 200;

  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Once(JdbcClient db, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What is asked.
  ///
  /// @param key the header, null where there is none
  /// @param route tells one sort of request from another
  public record Request(@Nullable String key, String route, Object body) {}

  /// Makes it, or finds what was made before.
  ///
  /// @param work makes it and returns its number
  public long make(Request request, LongSupplier work) {
    var key = request.key();
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Wrong.request("An Idempotency-Key has 1 to %d characters.".formatted(LONGEST_KEY));
    }
    return Objects.requireNonNull(
        transaction.execute(_ -> key == null ? work.getAsLong() : once(key, request, work)));
  }

  private record Before(String fingerprint, long made) {}

  private long once(String key, Request request, LongSupplier work) {
    var fingerprint = fingerprint(request);
    if (begin(key, fingerprint)) {
      long made = work.getAsLong();
      db.sql("update api_once set made = :made where member_id = :member and key = :key")
          .param("made", made)
          .param("member", me())
          .param("key", key)
          .update();
      return made;
    }
    var before =
        db.sql("select fingerprint, made from api_once where member_id = :member and key = :key")
            .param("member", me())
            .param("key", key)
            .query((row, _) -> new Before(row.getString("fingerprint"), row.getLong("made")))
            .single();
    if (!before.fingerprint().equals(fingerprint)) {
      throw Wrong.body(
          "This Idempotency-Key was used for another request. Take a new one for each.");
    }
    return before.made();
  }

  /// Waits for another that began the same and has not ended.
  private boolean begin(String key, String fingerprint) {
    var now = clock.instant();
    db.sql("delete from api_once where at < :before")
        .param("before", toSql(now.minus(KEPT)))
        .update();
    return db.sql(
                """
                insert into api_once (member_id, key, fingerprint, at)
                values (:member, :key, :fingerprint, :now)
                on conflict (workspace_id, member_id, key) do nothing
                """)
            .param("member", me())
            .param("key", key)
            .param("fingerprint", fingerprint)
            .param("now", toSql(now))
            .update()
        == 1;
  }

  private static long me() {
    return Caller.require().member().id().value();
  }

  private static String fingerprint(Request request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.route().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of()
          .formatHex(digest.digest(JsonMapper.shared().writeValueAsBytes(request.body())));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
