package org.kith.connect;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.Objects;
import org.kith.networks.mastodon.Attempts;
import org.kith.store.CurrentWorkspace;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/// When each draft was first sent, durably: a Kith that was killed between sending and hearing the
/// answer must know that it sent.
@Repository
class PublishingAttempts {

  private final JdbcClient db;
  private final TransactionOperations transaction;

  PublishingAttempts(JdbcClient db, TransactionOperations transaction) {
    this.db = db;
    this.transaction = transaction;
  }

  /// Those of the workspace whose rows are in sight, wherever they are asked for.
  Attempts here() {
    var workspace = CurrentWorkspace.require();
    return (once, now) ->
        CurrentWorkspace.call(
            workspace,
            () -> Objects.requireNonNull(transaction.execute(_ -> first(once, now)), "a moment"));
  }

  private Instant first(String once, Instant now) {
    return db.sql(
            """
            insert into publishing_attempt (once, first_at) values (:once, :now)
            on conflict (workspace_id, once) do update set first_at = publishing_attempt.first_at
            returning first_at
            """)
        .param("once", once)
        .param("now", toSql(now))
        .query((row, _) -> Instants.in(row, "first_at"))
        .single();
  }
}
