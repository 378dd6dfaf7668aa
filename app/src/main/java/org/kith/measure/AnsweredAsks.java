package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.kith.plan.YesSeen;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads who was asked at which stage, and how they answered. Whoever never answered while the
/// campaign ran said no.
@Repository
class AnsweredAsks implements YesSeen {

  private final JdbcClient db;
  private final Clock clock;

  AnsweredAsks(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// All requests, the oldest first.
  List<AnsweredAsk> all() {
    return db.sql(
            """
            select k.campaign_id, k.asked_at,
                   coalesce(
                     (select i.to_stage from interaction i where i.person_id = k.person_id and i.kind = 'STAGE'
                        and i.at <= k.asked_at order by i.at desc, i.id desc limit 1),
                     (select i.from_stage from interaction i where i.person_id = k.person_id and i.kind = 'STAGE'
                        and i.at > k.asked_at order by i.at, i.id limit 1),
                     r.stage, 'NOTICED') as stage,
                   case when k.state in ('SAID_YES', 'SPOKE', 'THANKED') then true
                        when k.state = 'SAID_NO' or c.state = 'ENDED' or c.until <= :now then false end as yes,
                   case when k.state = 'INVITED' then greatest(k.asked_at, least(c.until, :now)) else k.changed_at end
                     as answered_at
            from ask k join campaign c on c.id = k.campaign_id
            left join relationship r on r.person_id = k.person_id
            order by k.asked_at, k.id
            """)
        .param("now", toSql(clock.instant()))
        .query((row, _) ->
            new AnsweredAsk(
                row.getLong("campaign_id"),
                row.getString("stage"),
                Instants.in(row, "asked_at"),
                (Boolean) row.getObject("yes"),
                Instants.in(row, "answered_at")))
        .list();
  }

  @Override
  public Map<String, Answers> byStage() {
    return YesReplay.answers(all());
  }
}
