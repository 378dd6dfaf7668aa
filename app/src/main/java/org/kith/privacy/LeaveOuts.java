package org.kith.privacy;

import static org.kith.store.Instants.toSql;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Who asked in public to be left out, without a login (P4). They say which account is theirs and
/// put a code on its page; Kith looks there within minutes and then each hour, for a week. Nobody
/// is told whether Kith knew the account.
///
/// They ask this Kith, not one of its workspaces: the requests are nobody's, and stay when a
/// workspace goes.
@Service
public class LeaveOuts {

  /// How long Kith looks for the code.
  static final Duration OPEN = Duration.ofDays(7);

  /// For how long whoever takes a request has it; after a crash another one takes it then.
  private static final Duration TAKEN = Duration.ofMinutes(15);

  private static final int MOST_WAITING = 5_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LeaveOuts(JdbcClient db, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// One request.
  ///
  /// @param account as it was typed
  /// @param code what to put on its page
  /// @param looks how often Kith has looked
  public record Request(
      long id, String account, String code, boolean done, int looks, @Nullable Instant lookAt) {}

  /// Takes a request.
  ///
  /// @param account an address or a handle, at most 2,000 characters
  /// @return empty while too many wait
  public Optional<Request> ask(String account) {
    return in(() -> {
      var now = clock.instant();
      db.sql("delete from left_out_request where asked_at < :before")
          .param("before", toSql(now.minus(OPEN)))
          .update();
      long waiting =
          db.sql("select count(*) from left_out_request where state = 'WAITING'")
              .query(Long.class)
              .single();
      if (waiting >= MOST_WAITING) {
        return Optional.empty();
      }
      var bytes = new byte[12];
      RANDOM.nextBytes(bytes);
      var code = "leave-me-out-" + HexFormat.of().formatHex(bytes);
      db.sql(
              """
              insert into left_out_request (account, code, asked_at, look_at) values (:account, :code, :now, :look)
              """)
          .param("account", account.strip())
          .param("code", code)
          .param("now", toSql(now))
          .param("look", toSql(now.plus(Duration.ofMinutes(2))))
          .update();
      return byCode(code);
    });
  }

  /// The request of a code.
  public Optional<Request> find(String code) {
    return in(() -> byCode(code));
  }

  private Optional<Request> byCode(String code) {
    return db.sql(
            "select id, account, code, state, looks, look_at from left_out_request where code = :code")
        .param("code", code)
        .query((row, _) -> request(row))
        .optional();
  }

  /// Takes those to look at now: nobody else gets them for a while.
  List<Request> take(int limit) {
    return in(() ->
        db.sql(
                """
                update left_out_request r set look_at = :later
                from (select id from left_out_request where look_at <= :now and asked_at > :since
                      order by look_at, id limit :limit for update skip locked) due
                where r.id = due.id returning r.id, account, code, state, looks, look_at
                """)
            .param("later", toSql(clock.instant().plus(TAKEN)))
            .param("now", toSql(clock.instant()))
            .param("since", toSql(clock.instant().minus(OPEN)))
            .param("limit", limit)
            .query((row, _) -> request(row))
            .list());
  }

  /// Looks again later: soon at first, then each hour.
  void later(Request request) {
    var wait =
        request.looks() < 6 ? Duration.ofMinutes(5L << request.looks()) : Duration.ofHours(1);
    var next = wait.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : wait;
    update(
        "update left_out_request set looks = looks + 1, look_at = :at where id = :id",
        request,
        clock.instant().plus(next));
  }

  void done(Request request) {
    update(
        """
        update left_out_request set state = 'DONE', account = '(left out)', look_at = null, looks = looks + 1,
               done_at = :at where id = :id
        """,
        request,
        clock.instant());
  }

  private void update(String sql, Request request, Instant at) {
    in(() -> db.sql(sql).param("id", request.id()).param("at", toSql(at)).update());
  }

  private <T> T in(Supplier<T> work) {
    var done = transaction.execute(_ -> work.get());
    if (done == null) {
      throw new IllegalStateException("the work answers");
    }
    return done;
  }

  private static Request request(ResultSet row) throws SQLException {
    return new Request(
        row.getLong("id"),
        row.getString("account"),
        row.getString("code"),
        row.getString("state").equals("DONE"),
        row.getInt("looks"),
        Instants.orNull(row, "look_at"));
  }
}
