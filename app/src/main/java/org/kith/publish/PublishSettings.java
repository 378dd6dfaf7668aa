package org.kith.publish;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import org.kith.team.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whether a second person reads what is published.
@Service
@Transactional
public class PublishSettings {

  private final JdbcClient db;
  private final Clock clock;

  PublishSettings(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public boolean needsApproval() {
    return db.sql("select needs_approval from publish_setting")
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  public void needApproval(boolean needed) {
    db.sql(
            """
            insert into publish_setting (needs_approval, changed_by, changed_at) values (:needed, :by, :now)
            on conflict (workspace_id) do update
              set needs_approval = excluded.needs_approval, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
        .param("needed", needed)
        .param("by", Caller.require().member().name())
        .param("now", toSql(clock.instant()))
        .update();
  }
}
