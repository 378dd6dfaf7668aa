package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.activate.Asks;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignState;
import org.kith.activate.Campaigns;
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
  private final ClickStore clicks;
  private final Reaches reaches;
  private final JdbcClient db;
  private final Clock clock;

  Outcomes(
      Campaigns campaigns, Asks asks, Found found, Reaches reaches, JdbcClient db, Clock clock) {
    this.campaigns = campaigns;
    this.asks = asks;
    this.shares = found.shares();
    this.clicks = found.clicks();
    this.reaches = reaches;
    this.db = db;
    this.clock = clock;
  }

  /// Where it is read what came of them.
  @Component
  record Found(ShareStore shares, ClickStore clicks) {}

  /// Of the campaigns that ran in a time, the newest first.
  List<Facts.Outcome> between(Instant from, Instant to) {
    return campaigns.all().stream()
        .filter(c -> c.state() != CampaignState.DRAFT)
        .filter(c -> c.startsAt().isBefore(to) && c.brief().until().isAfter(from))
        .map(this::outcome)
        .toList();
  }

  /// Names of those that still run then.
  List<String> running(Instant then) {
    return campaigns.all().stream()
        .filter(c -> c.state() == CampaignState.RUNNING)
        .filter(c -> c.brief().until().isAfter(then))
        .map(Campaign::name)
        .toList();
  }

  private Facts.Outcome outcome(Campaign campaign) {
    var carriers = shares.accounts(campaign.id());
    var sealed = campaign.sealed();
    return new Facts.Outcome(
        campaign.id().value(),
        campaign.name(),
        sealed == null ? null : sealed.forecast(),
        asks.of(campaign.id()).size(),
        shares.speakers(campaign.id()),
        carriers.isEmpty() ? null : reaches.of(carriers),
        clicks.visits(campaign.id()),
        !campaign.isOpen(clock.instant()));
  }

  /// Names of people who spoke in a time, whoever spoke most often first.
  Map<PersonId, String> speakers(Instant from, Instant to, int most) {
    var names = new LinkedHashMap<PersonId, String>();
    db.sql(
            """
            select w.id, w.name, count(*) as posts
            %s
            join person_account pa on pa.account_id = p.account_id join person w on w.id = pa.person_id
            group by w.id, w.name order by posts desc, w.id limit :most
            """
                .formatted(NumbersStore.SPOKEN))
        .param("from", toSql(from))
        .param("to", toSql(to))
        .param("most", most)
        .query((ResultSet row) -> {
          names.put(new PersonId(row.getLong("id")), row.getString("name"));
        });
    return names;
  }

  /// Who spoke in a time and was not thanked since; whoever spoke most often first, three at most.
  List<Facts.Thanks> toThank(Instant from, Instant to) {
    return db.sql(
            """
            select w.id, w.name, count(*) as posts
            %s
            join person_account pa on pa.account_id = p.account_id join person w on w.id = pa.person_id
            where p.relation is distinct from 'REPOST'
              and not exists (select 1 from interaction i where i.person_id = w.id and i.kind = 'THANKS' and i.at >= :from)
              and not exists (select 1 from consent_said c where c.person_id = w.id and c.said = 'WITHDRAWN'
                and c.channel in ('ANY', 'OTHER'))
            group by w.id, w.name order by posts desc, w.id limit 3
            """
                .formatted(NumbersStore.SPOKEN))
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
