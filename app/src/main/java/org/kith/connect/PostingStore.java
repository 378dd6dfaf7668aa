package org.kith.connect;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.Optional;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whether posting is stopped.
@Repository
class PostingStore {

  private final JdbcClient db;

  PostingStore(JdbcClient db) {
    this.db = db;
  }

  Optional<Posting.Stop> stop() {
    return db.sql("select stopped_by, stopped_at from posting_stop")
        .query((row, _) ->
            new Posting.Stop(row.getString("stopped_by"), Instants.in(row, "stopped_at")))
        .optional();
  }

  void stop(String by, Instant now) {
    db.sql(
            """
            insert into posting_stop (stopped_by, stopped_at) values (:by, :now)
            on conflict (workspace_id) do nothing
            """)
        .param("by", by)
        .param("now", toSql(now))
        .update();
  }

  void allow() {
    db.sql("delete from posting_stop").update();
  }
}
