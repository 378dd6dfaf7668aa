package org.kith.measure;

import static org.kith.store.Instants.toSql;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.kith.activate.Asks;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignState;
import org.kith.activate.Campaigns;
import org.kith.listen.AccountId;
import org.kith.measure.clicks.Clicks;
import org.kith.people.PersonId;
import org.kith.plan.Reaches;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What came of campaigns, beside what was expected of them, and who is to be thanked for it.
@Component
class Outcomes {

  private final Campaigns campaigns;
  private final Asks asks;
  private final ShareStore shares;
  private final Clicks clicks;
  private final NumbersStore numbers;
  private final Reaches reaches;
  private final JdbcClient db;
  private final Clock clock;

  Outcomes(
      Campaigns campaigns, Asks asks, Found found, Reaches reaches, JdbcClient db, Clock clock) {
    this.campaigns = campaigns;
    this.asks = asks;
    this.shares = found.shares();
    this.clicks = found.clicks();
    this.numbers = found.numbers();
    this.reaches = reaches;
    this.db = db;
    this.clock = clock;
  }

  /// Where it is read what came of them.
  @Component
  record Found(ShareStore shares, Clicks clicks, NumbersStore numbers) {}

  /// Of the campaigns that ran in a time, the newest first.
  List<Facts.Outcome> between(Instant from, Instant to) {
    var persons = numbers.persons();
    return campaigns.all().stream()
        .filter(c -> c.state() != CampaignState.DRAFT)
        .filter(c -> c.startsAt().isBefore(to) && c.overAt().isAfter(from))
        .map(campaign -> outcome(campaign, persons))
        .toList();
  }

  /// Names of those that still run then.
  List<String> running(Instant then) {
    return campaigns.all().stream().filter(c -> c.isOpen(then)).map(Campaign::name).toList();
  }

  private Facts.Outcome outcome(Campaign campaign, Long2LongMap persons) {
    var carriers = shares.accounts(campaign.id());
    var sealed = campaign.sealed();
    return new Facts.Outcome(
        campaign.id().value(),
        campaign.name(),
        sealed == null ? null : sealed.forecast(),
        asks.of(campaign.id()).size(),
        people(carriers, persons),
        carriers.isEmpty() ? null : reaches.of(carriers),
        clicks.visits(campaign.id()),
        campaign.isOver(clock.instant()));
  }

  /// Different people behind accounts; whoever nobody chose to know is one for each account.
  private static int people(List<AccountId> accounts, Long2LongMap persons) {
    return (int)
        accounts.stream()
            .mapToLong(account -> persons.getOrDefault(account.value(), -account.value()))
            .distinct()
            .count();
  }

  /// Names of people who spoke in a time, whoever spoke on most days first.
  Map<PersonId, String> speakers(Carrying.Spoken spoken, int most) {
    var ids = mostOften(spoken.daysOfPersons(false));
    var found = new HashMap<Long, String>();
    db.sql("select id, name from person where id = any(:ids)")
        .param("ids", ids)
        .query((ResultSet row) -> {
          found.put(row.getLong("id"), row.getString("name"));
        });
    var names = new LinkedHashMap<PersonId, String>();
    LongStream.of(ids)
        .filter(found::containsKey)
        .limit(most)
        .forEach(id -> names.put(new PersonId(id), found.getOrDefault(id, "")));
    return names;
  }

  private static long[] mostOften(Long2IntMap days) {
    return days.long2IntEntrySet().stream()
        .sorted(
            Comparator.comparingInt((Long2IntMap.Entry e) -> -e.getIntValue())
                .thenComparingLong(Long2IntMap.Entry::getLongKey))
        .mapToLong(Long2IntMap.Entry::getLongKey)
        .toArray();
  }

  /// Who spoke in a time and was not thanked since; whoever spoke on most days first, three at
  /// most.
  List<Facts.Thanks> toThank(Carrying.Spoken spoken, Instant from, Instant to) {
    return db.sql(
            """
            with spoke as (
              select w.id, w.name, s.nr from unnest(:ids::bigint[]) with ordinality s (id, nr) join person w on w.id = s.id
              where not exists (select 1 from interaction i where i.person_id = w.id and i.kind = 'THANKS' and i.at >= :from)
                and not exists (select 1 from consent_said c where c.person_id = w.id and c.said = 'WITHDRAWN'
                  and c.channel in ('ANY', 'OTHER'))
              order by s.nr limit 3
            )
            select s.id, s.name, (
                select count(*) from person_account pa join post p on p.account_id = pa.account_id
                where pa.person_id = s.id and p.at >= :from and p.at < :to
                  and p.gone_at is null and p.relation is distinct from 'REPOST'
                  and (exists (select from mention m where m.post_id = p.id and m.of_us and m.state <> 'NOT_ABOUT_US')
                    or exists (select from share h where h.post_id = p.id and h.counts))) as posts
            from spoke s order by s.nr
            """)
        .param("ids", mostOften(spoken.daysOfPersons(true)))
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query((row, _) -> {
          int posts = row.getInt("posts");
          return new Facts.Thanks(
              new PersonId(row.getLong("id")),
              row.getString("name"),
              posts == 1
                  ? "spoke for us once"
                  : posts == 2 ? "spoke for us twice" : "spoke for us again and again");
        })
        .list();
  }
}
