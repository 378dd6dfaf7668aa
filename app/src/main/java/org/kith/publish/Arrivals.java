package org.kith.publish;

import java.time.Clock;
import java.time.Instant;
import org.kith.takeout.WorkspaceArrived;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps a workspace that came from another Kith from saying what that one says already: what
/// waited there for its time is a draft here, and of what was begun there a person says whether it
/// is out.
@Component
class Arrivals {

  private static final String BEGUN =
      "This came from another Kith, which may have published it. Look there, then say whether it is"
          + " out.";

  private final JdbcClient db;
  private final Clock clock;

  Arrivals(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @EventListener
  void on(WorkspaceArrived arrived) {
    var waiting =
        db.sql(
                """
                select p.id from own_post p where p.state = 'SCHEDULED'
                  and exists (select 1 from own_part a where a.own_post_id = p.id)
                  and not exists (select 1 from own_part a where a.own_post_id = p.id
                    and (a.state not in ('SCHEDULED', 'LATE', 'STOPPED') or exists (
                      select 1 from own_piece i where i.own_part_id = a.id and i.begun_at is not null)))
                """)
            .query(Long.class)
            .list();
    var ids = waiting.toArray(Long[]::new);
    db.sql("update own_post set state = 'DRAFT' where id = any(:ids)").param("ids", ids).update();
    db.sql(
            """
            update own_part set state = 'DRAFT', next_at = null, reason = '' where own_post_id = any(:ids)
            """)
        .param("ids", ids)
        .update();
    db.sql(
            """
            update own_part set state = 'UNKNOWN', next_at = null, reason = :why
            where state in ('SCHEDULED', 'PUBLISHING', 'RETRYING', 'STOPPED', 'LATE')
            """)
        .param("why", BEGUN)
        .update();
    db.sql(
            "update own_part set state = 'PUBLISHED', next_at = null where state in ('CHANGING',"
                + " 'TAKING_BACK')")
        .update();
    // The other Kith tells who is not told yet.
    db.sql("delete from link_notice where due_at is not null").update();
    note(ids, clock.instant());
  }

  private void note(Long[] ids, Instant now) {
    db.sql(
            """
            insert into own_post_event (own_post_id, at, by_name, words)
            select id, :now, 'Kith', 'Came from another Kith: a draft again, so that it does not go out twice.'
            from unnest(:ids::bigint[]) as x (id)
            """)
        .param("now", org.kith.store.Instants.toSql(now))
        .param("ids", ids)
        .update();
  }
}
