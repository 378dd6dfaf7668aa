package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the numbers beside Today.
@Repository
class NumberStore {

  private final JdbcClient db;

  NumberStore(JdbcClient db) {
    this.db = db;
  }

  /// Of the posts about us from `from` to `to`, how many were answered within `patience`: here, or
  /// by a post of ours. What was not about us after all does not count.
  Ratio answered(Instant from, Instant to, Duration patience) {
    return db.sql(
            """
            with asked as (
              select m.post_id, min(m.at) as at from mention m
              left join post p on p.id = m.post_id and (p.gone_at is not null or p.relation = 'REPOST')
              where m.of_us and m.at >= :from and m.at < :to and m.state <> 'NOT_ABOUT_US'
                and p.relation is distinct from 'REPOST'
                and m.account_id not in (select id from account where ours)
                and m.post_id not in (select h.post_id from muted_post h where not h.shown)
                and m.post_id not in (select substr(c.card, 8)::bigint from card_answer c
                  where c.card ~ '^answer:[0-9]+$' and c.answer = 'LET_GO')
              group by m.post_id
            ), answers as (
              select f.id as post_id, r.at
              from account a join post r on r.account_id = a.id
              join post f on f.workspace_id = r.workspace_id and f.network = r.network and f.key = r.relation_key
              where a.ours and r.relation = 'REPLY' and r.at >= :from
              union all
              select i.post_id, i.at from interaction i
              where i.post_id is not null and i.kind in ('OUR_REPLY', 'THANKS') and i.at >= :from
              union all
              select substr(c.card, 8)::bigint, c.answered_at from card_answer c
              where c.card ~ '^answer:[0-9]+$' and c.answer = 'DONE' and c.answered_at >= :from
            ), answered as (
              select post_id, min(at) as at from answers group by post_id
            )
            select count(*) filter (where n.at <= a.at + :patience * interval '1 second') as part,
                   count(*) as whole
            from asked a left join answered n on n.post_id = a.post_id
            """)
        .param("from", toSql(from))
        .param("to", toSql(to))
        .param("patience", patience.toSeconds())
        .query((row, _) -> new Ratio(row.getInt("part"), row.getInt("whole")))
        .single();
  }

  /// How many people had a real contact since then, and how many of the circle that takes in a
  /// week.
  Ratio touched(Instant since) {
    return db.sql(
            """
            select
              (select count(distinct person_id) from interaction
               where at >= :since and kind in ('OUR_REPLY', 'MAIL', 'CALL', 'MEETING', 'TALK', 'ASK', 'THANKS')) as part,
              (select coalesce(ceil(sum(7.0 / rhythm_days)), 0) from relationship
               where in_circle and stage <> 'RESTING') as whole
            """)
        .param("since", toSql(since))
        .query((row, _) -> new Ratio(row.getInt("part"), row.getInt("whole")))
        .single();
  }

  /// How many different people and voices spoke about us in the last week, and in the median week
  /// of the eight before.
  Ratio spoke(Instant now) {
    return db.sql(
            """
            with spoken as (
              select floor(extract(epoch from :now - m.at) / 604800)::int as week,
                     count(distinct coalesce(pa.person_id, -m.account_id)) as people
              from mention m left join person_account pa on pa.account_id = m.account_id
              where m.of_us and m.state <> 'NOT_ABOUT_US'
                and m.account_id not in (select id from account where ours)
                and m.post_id not in (select h.post_id from muted_post h where not h.shown)
                and m.at > :now - interval '63 days' and m.at <= :now
              group by 1
            )
            select coalesce((select people from spoken where week = 0), 0) as part,
                   percentile_disc(0.5) within group (order by coalesce(s.people, 0)) as whole
            from generate_series(1, 8) w left join spoken s on s.week = w
            """)
        .param("now", toSql(now))
        .query((row, _) -> new Ratio(row.getInt("part"), row.getInt("whole")))
        .single();
  }

  /// What Kith did since then: the proof that an empty page was worked for.
  Work work(Instant since) {
    return db.sql(
            """
            select (select count(*) from source where read_at >= :since) as sources,
                   count(*) as posts,
                   count(*) filter (where exists (select 1 from mention m where m.post_id = p.id)) as mentions
            from post p where heard_at >= :since
            """)
        .param("since", toSql(since))
        .query((row, _) ->
            new Work(row.getLong("sources"), row.getLong("posts"), row.getLong("mentions")))
        .single();
  }
}
