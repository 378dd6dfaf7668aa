package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What came of earlier requests: how many said yes, and how many people came by each link. What
/// was asked only lately is not settled and does not count.
@Component
class Answers {

  /// Whoever has not answered by then will not.
  static final Duration SETTLED = Duration.ofDays(14);

  private static final int CAMPAIGNS = 12;

  private final JdbcClient db;
  private final ObjectProvider<ClickCounts> clicks;
  private final Clock clock;

  Answers(JdbcClient db, ObjectProvider<ClickCounts> clicks, Clock clock) {
    this.db = db;
    this.clicks = clicks;
    this.clock = clock;
  }

  /// @param asked whose request is settled
  /// @param yes who of them said yes, or simply spoke
  /// @param visits by each of their links
  record Past(int asked, int yes, List<Long> visits) {}

  private record Link(CampaignId campaign, LinkId link) {}

  Past past() {
    var before = clock.instant().minus(SETTLED);
    var counts =
        db.sql(
                """
                select count(*) as asked,
                       count(*) filter (where state in ('SAID_YES', 'SPOKE', 'THANKED')) as yes
                from ask where state <> 'INVITED' or asked_at < :before
                """)
            .param("before", toSql(before))
            .query((row, _) -> new Past(row.getInt("asked"), row.getInt("yes"), List.of()))
            .single();
    return new Past(counts.asked(), counts.yes(), visits());
  }

  /// By the links of those who were asked in the last campaigns and whose request is settled.
  private List<Long> visits() {
    var port = clicks.getIfAvailable();
    if (port == null) {
      return List.of();
    }
    var links =
        db.sql(
                """
                select t.campaign_id, t.id from tracked_link t
                join ask k on k.campaign_id = t.campaign_id and k.person_id = t.person_id
                where k.asked_at < :before and not t.second and t.campaign_id in (
                  select id from campaign where state <> 'DRAFT' order by starts_at desc limit :most)
                """)
            .param("before", toSql(clock.instant().minus(SETTLED)))
            .param("most", CAMPAIGNS)
            .query((row, _) ->
                new Link(new CampaignId(row.getLong("campaign_id")), new LinkId(row.getLong("id"))))
            .list();
    var visits = new ArrayList<Long>();
    links.stream()
        .map(Link::campaign)
        .distinct()
        .forEach(campaign -> {
          var humans = port.humans(campaign);
          links.stream()
              .filter(link -> link.campaign().equals(campaign))
              .forEach(link -> visits.add(humans.getOrDefault(link.link(), 0L)));
        });
    return visits;
  }
}
