package org.kith.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.Brief;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.Destination;
import org.kith.activate.Forecast;
import org.kith.activate.Kit;
import org.kith.activate.NewLink;
import org.kith.activate.TrackedLinks;
import org.kith.reach.Estimate;
import org.kith.simulator.sample.Campaign;
import org.kith.simulator.sample.SampleWorld;

/// The campaigns of a sample world: what they offer, whom was asked, and their links.
final class SampleCampaigns {

  /// How sure the world's forecasts are, as those of plan.
  private static final double CONFIDENCE = 0.95;

  private final Beans beans;
  private final SampleWorld world;
  private final SampleIds ids;
  private final SamplePeople people;

  SampleCampaigns(Beans beans, SampleWorld world, SampleIds ids) {
    this.beans = beans;
    this.world = world;
    this.ids = ids;
    people = new SamplePeople(beans, world, ids);
  }

  void add() {
    for (var campaign : world.campaigns()) {
      var id =
          beans
              .bean(Campaigns.class)
              .put(
                  brief(campaign, world.organisation().zone()),
                  campaign.brief().started(),
                  forecast(campaign),
                  campaign.outcome() != null);
      var links = campaign.links().stream().map(link -> link(id, link)).toList();
      ids.campaign(id, beans.bean(TrackedLinks.class).putAll(links));
      beans.bean(Asks.class).putAll(campaign.asks().stream().map(ask -> ask(id, ask)).toList());
    }
  }

  private static Brief brief(Campaign campaign, ZoneId zone) {
    var brief = campaign.brief();
    return new Brief(
        campaign.name(),
        brief.what() + " " + brief.why(),
        new Destination(brief.link()),
        brief.until().plusDays(1).atStartOfDay(zone).toInstant(),
        new Kit("", campaign.kit().facts(), campaign.kit().question()));
  }

  private Forecast forecast(Campaign campaign) {
    var reach = campaign.forecast().reach();
    return new Forecast(
        campaign.asks().size(),
        new Estimate(
            reach.value(),
            reach.low(),
            reach.high(),
            CONFIDENCE,
            listed(campaign),
            Estimate.How.SAMPLED),
        null,
        null,
        new Forecast.Expected(reach.value(), reach.low(), reach.high()));
  }

  /// The part of the audiences of those asked that is known by name.
  private double listed(Campaign campaign) {
    long all = 0;
    long listed = 0;
    for (var ask : campaign.asks()) {
      for (var owned : world.persons().get(ask.person()).accounts()) {
        int size = world.follows().audienceSize(owned.account());
        all += size;
        listed += world.accounts().get(owned.account()).audience().listed() ? size : 0;
      }
    }
    return all == 0 ? 1 : (double) listed / all;
  }

  private NewLink link(CampaignId campaign, Campaign.TrackedLink link) {
    return new NewLink(
        campaign,
        ids.person(link.person()),
        link.code(),
        new Destination(link.target()),
        link.made());
  }

  private Ask ask(CampaignId campaign, Campaign.Ask ask) {
    return new Ask(
        campaign,
        ids.person(ask.person()),
        state(ask.state()),
        people.channel(world.persons().get(ask.person()), ask.channel()),
        ask.invited(),
        changed(ask));
  }

  private static AskState state(Campaign.Ask.State state) {
    return switch (state) {
      case INVITED -> AskState.INVITED;
      case SAID_YES -> AskState.SAID_YES;
      case SPOKE -> AskState.SPOKE;
      case THANKED -> AskState.THANKED;
      case DECLINED -> AskState.SAID_NO;
    };
  }

  /// The latest thing that happened with it.
  private static Instant changed(Campaign.Ask ask) {
    return Stream.of(ask.invited(), ask.answered(), ask.spoke(), ask.thanked())
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(ask.invited());
  }
}
