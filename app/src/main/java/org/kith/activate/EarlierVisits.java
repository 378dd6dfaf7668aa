package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Forecast.Expected;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many people came by the links of those asked before, and from that how many may come by new
/// ones. What was asked only lately is not settled and does not count.
@Component
class EarlierVisits {

  /// Whoever has not come by then will not.
  static final Duration SETTLED = Duration.ofDays(14);

  /// Fewer links tell nothing.
  static final int LEAST_LINKS = 5;

  private static final double NORMAL = 1.2816; // 80 % of a normal distribution, on both sides
  private static final int CAMPAIGNS = 12;

  private final JdbcClient db;
  private final ObjectProvider<ClickCounts> clicks;
  private final Clock clock;

  EarlierVisits(JdbcClient db, ObjectProvider<ClickCounts> clicks, Clock clock) {
    this.db = db;
    this.clicks = clicks;
    this.clock = clock;
  }

  private record Link(CampaignId campaign, LinkId link) {}

  /// How many people come by the links of `people`, in 8 of 10 cases within the interval; null
  /// where too few links were made before.
  @Nullable Expected expected(int people) {
    return expected(people, ofEachLink());
  }

  /// Visits by a link vary from person to person; their sum is foretold from mean and variance of
  /// earlier links, with the doubt about the mean itself: a sum of m new values after n old ones
  /// has the variance m s² (1 + m / n).
  static @Nullable Expected expected(int people, List<Long> before) {
    int n = before.size();
    if (n < LEAST_LINKS) {
      return null;
    }
    double mean = before.stream().mapToLong(Long::longValue).average().orElse(0);
    double squares =
        before.stream().mapToDouble(visits -> (visits - mean) * (visits - mean)).sum() / (n - 1);
    double value = people * mean;
    double spread = NORMAL * Math.sqrt(people * squares * (1 + (double) people / n));
    return new Expected(value, Math.max(0, value - spread), value + spread);
  }

  /// By the links of those who were asked in the last campaigns and whose request is settled.
  private List<Long> ofEachLink() {
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
