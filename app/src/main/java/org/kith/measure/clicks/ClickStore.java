package org.kith.measure.clicks;

import static org.kith.store.Instants.toSql;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.activate.ClickTrouble.Lost;
import org.kith.activate.LinkId;
import org.kith.measure.clicks.ClickJournal.Place;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Clicks, and how many visits they were.
@Repository
class ClickStore {

  /// People, each once a day and link; who asked not to be recognised counts each time.
  private static final String VISITS =
      "count(distinct (c.link_id, c.visitor)) filter (where c.visitor is not null) + count(*)"
          + " filter (where c.visitor is null)";

  private final JdbcClient db;

  ClickStore(JdbcClient db) {
    this.db = db;
  }

  /// Adds clicks, but none of a link that is gone.
  void add(List<Click> clicks) {
    db.sql(
            """
            insert into click (link_id, at, kind, visitor, referrer_host)
            select new.link, new.at, new.kind, new.visitor, left(new.host, 300)
            from unnest(:links::bigint[], :moments::timestamptz[], :kinds::text[], :visitors::bytea[], :hosts::text[])
              as new (link, at, kind, visitor, host)
            join tracked_link l on l.id = new.link
            """)
        .param("links", clicks.stream().mapToLong(click -> click.link().value()).toArray())
        .param("moments", texts(clicks, click -> click.at().toString()))
        .param("kinds", texts(clicks, click -> click.kind().name()))
        .param("visitors", clicks.stream().map(Click::visitor).toArray(byte[][]::new))
        .param("hosts", texts(clicks, Click::referrerHost))
        .update();
  }

  private static String[] texts(List<Click> clicks, Function<Click, String> text) {
    return clicks.stream().map(text).toArray(String[]::new);
  }

  /// Up to where the journal's clicks of this workspace are here, locked; null if there is no such
  /// workspace.
  @Nullable Place taken() {
    db.sql(
            """
            insert into click_taken (workspace_id, file, position)
            select id, 0, 0 from workspace where id = kith_workspace() on conflict do nothing
            """)
        .update();
    return db.sql("select file, position from click_taken for update")
        .query((row, _) -> new Place(row.getLong("file"), row.getLong("position")))
        .optional()
        .orElse(null);
  }

  void taken(Place place) {
    db.sql("update click_taken set file = :file, position = :position")
        .param("file", place.file())
        .param("position", place.position())
        .update();
  }

  /// Notes clicks of a day that could not be written down, unless the link is gone.
  void lost(LinkId link, LocalDate day, Lost lost) {
    db.sql(
            """
            insert into click_lost as l (link_id, day, first_at, last_at, times)
            select id, :day, :first::timestamptz, :last::timestamptz, :times from tracked_link where id = :link
            on conflict (link_id, day) do update
            set first_at = least(l.first_at, excluded.first_at), last_at = greatest(l.last_at, excluded.last_at),
                times = l.times + excluded.times
            """)
        .param("link", link.value())
        .param("day", day)
        .param("first", toSql(lost.from()))
        .param("last", toSql(lost.to()))
        .param("times", lost.times())
        .update();
  }

  Optional<Lost> lost(CampaignId campaign) {
    return db.sql(
            """
            select sum(times)::bigint as times, min(first_at) as first_at, max(last_at) as last_at
            from click_lost l join tracked_link t on t.id = l.link_id where t.campaign_id = :campaign
            """)
        .param("campaign", campaign.value())
        .query((row, _) -> lost(row))
        .single();
  }

  Optional<Lost> lost(Instant since) {
    return db.sql(
            """
            select sum(times)::bigint as times, min(first_at) as first_at, max(last_at) as last_at
            from click_lost where last_at >= :since
            """)
        .param("since", toSql(since))
        .query((row, _) -> lost(row))
        .single();
  }

  private static Optional<Lost> lost(ResultSet row) throws SQLException {
    long times = row.getLong("times");
    return times == 0
        ? Optional.empty()
        : Optional.of(new Lost(times, Instants.in(row, "first_at"), Instants.in(row, "last_at")));
  }

  /// Until the campaign was over.
  Map<LinkId, Long> humans(CampaignId campaign) {
    return byLink(
        campaign,
        "select c.link_id, "
            + VISITS
            + """
             as times from click c join tracked_link t on t.id = c.link_id
            join campaign k on k.id = t.campaign_id
            where t.campaign_id = :campaign and c.kind = 'HUMAN' and c.at < k.over_at
            group by c.link_id
            union all
            select d.link_id, d.visits from click_day d join tracked_link t on t.id = d.link_id
            where t.campaign_id = :campaign
            """);
  }

  Map<LinkId, Long> programs(CampaignId campaign) {
    return byLink(
        campaign,
        """
        select c.link_id, count(*) as times from click c join tracked_link t on t.id = c.link_id
        where t.campaign_id = :campaign and c.kind <> 'HUMAN' group by c.link_id
        union all
        select d.link_id, d.programs from click_day d join tracked_link t on t.id = d.link_id
        where t.campaign_id = :campaign
        """);
  }

  private Map<LinkId, Long> byLink(CampaignId campaign, String parts) {
    var counts = new HashMap<LinkId, Long>();
    db.sql(
            "select link_id, sum(times)::bigint as times from (%s) part group by link_id having sum(times) > 0"
                .formatted(parts))
        .param("campaign", campaign.value())
        .query((ResultSet row) -> {
          counts.put(new LinkId(row.getLong("link_id")), row.getLong("times"));
        });
    return counts;
  }

  /// Since the campaign is over.
  long later(CampaignId campaign) {
    return db.sql(
            "select (select "
                + VISITS
                + """
                   from click c join tracked_link t on t.id = c.link_id join campaign k on k.id = t.campaign_id
                   where t.campaign_id = :campaign and c.kind = 'HUMAN' and c.at >= k.over_at)
                  + (select coalesce(sum(d.later), 0)::bigint from click_day d
                     join tracked_link t on t.id = d.link_id where t.campaign_id = :campaign)
                """)
        .param("campaign", campaign.value())
        .query(Long.class)
        .single();
  }

  /// Between two beginnings of days.
  Clicks.Followed between(Instant from, Instant to) {
    return db.sql(
            "select (select "
                + VISITS
                + """
                  from click c where c.at >= :from and c.at < :to and c.kind = 'HUMAN') + d.visits as visits,
                  (select count(*) from click c
                   where c.at >= :from and c.at < :to and c.kind <> 'HUMAN') + d.programs as removed
                from (
                  select coalesce(sum(visits + later), 0)::bigint as visits, coalesce(sum(programs), 0)::bigint as programs
                  from click_day join workspace w on w.id = kith_workspace()
                  where day >= (:from at time zone w.time_zone)::date and day < (:to at time zone w.time_zone)::date) d
                """)
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query((row, _) -> new Clicks.Followed(row.getInt("visits"), row.getInt("removed")))
        .single();
  }

  /// The oldest day of which single clicks are here, in a zone.
  Optional<LocalDate> oldest(ZoneId zone) {
    return db.sql("select (min(at) at time zone :zone)::date as day from click")
        .param("zone", zone.getId())
        .query((row, _) -> Optional.ofNullable(row.getDate("day")).map(Date::toLocalDate))
        .single();
  }

  /// Adds single clicks to the sums of a day, and forgets them.
  ///
  /// @param end of the day: all that came before goes
  void sumUp(LocalDate day, Instant end) {
    db.sql(
            """
            with old as (
              delete from click where at < :end returning link_id, at, kind, visitor
            ), visit as (
              select link_id, min(at) as at from old where kind = 'HUMAN' and visitor is not null group by link_id, visitor
              union all
              select link_id, at from old where kind = 'HUMAN' and visitor is null
            ), part as (
              select v.link_id, count(*) filter (where v.at < k.over_at) as visits,
                     count(*) filter (where v.at >= k.over_at) as later, 0 as programs
              from visit v join tracked_link t on t.id = v.link_id join campaign k on k.id = t.campaign_id
              group by v.link_id
              union all
              select link_id, 0, 0, count(*) from old where kind <> 'HUMAN' group by link_id
            )
            insert into click_day as d (link_id, day, visits, later, programs)
            select link_id, :day, sum(visits), sum(later), sum(programs) from part group by link_id
            on conflict (link_id, day) do update
            set visits = d.visits + excluded.visits, later = d.later + excluded.later,
                programs = d.programs + excluded.programs
            """)
        .param("end", toSql(end))
        .param("day", Date.valueOf(day))
        .update();
  }

  /// How many people came by the links of a campaign until it was over.
  int visits(CampaignId campaign) {
    return (int) humans(campaign).values().stream().mapToLong(Long::longValue).sum();
  }
}
