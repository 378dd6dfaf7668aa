package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kith.listen.AccountId;
import org.kith.plan.SharesSeen;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Tells plans who carried which campaign, and from whom they say they have it. Habits change, so
/// it looks back two years, and of very many shares at the latest campaigns.
@Repository
@Transactional(readOnly = true)
class SharesOnRecord implements SharesSeen {

  private static final Duration BACK = Duration.ofDays(730);
  private static final int MOST = 500_000;

  private final JdbcClient db;
  private final Clock clock;

  SharesOnRecord(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  private Instant since() {
    return clock.instant().minus(BACK);
  }

  @Override
  public Mark mark() {
    return db.sql(
            """
            select count(*) as shares, coalesce(max(id), 0) as last from share where counts and at >= :since
            """)
        .param("since", toSql(since()))
        .query((row, _) -> new Mark(row.getLong("shares"), row.getLong("last")))
        .single();
  }

  @Override
  public List<Seen> all() {
    return db.sql(
            """
            select distinct on (s.campaign_id, s.account_id) s.campaign_id, s.account_id, s.at,
                   f.account_id as from_id,
                   a.ours or exists (select 1 from ask k join person_account pa on pa.person_id = k.person_id
                     where k.campaign_id = s.campaign_id and pa.account_id = s.account_id) as asked
            from share s join account a on a.id = s.account_id and not 'DISCOVERY' = any(a.opt_outs)
            left join share f on f.id = s.parent_id and s.from_by = 'RELATION' and f.counts and f.account_id <> s.account_id
              and not exists (select 1 from account o where o.id = f.account_id and 'DISCOVERY' = any(o.opt_outs))
            where s.counts and s.at >= :since
            order by s.campaign_id desc, s.account_id, s.at, s.id
            limit :most
            """)
        .param("since", toSql(since()))
        .param("most", MOST)
        .query((row, _) -> {
          long from = row.getLong("from_id");
          boolean none = row.wasNull();
          return new Seen(
              row.getLong("campaign_id"),
              new AccountId(row.getLong("account_id")),
              Instants.in(row, "at"),
              none ? null : new AccountId(from),
              row.getBoolean("asked"));
        })
        .list();
  }
}
