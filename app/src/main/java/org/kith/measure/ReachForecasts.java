package org.kith.measure;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignState;
import org.kith.activate.CouldHear;
import org.kith.plan.Reaches;
import org.kith.reach.Estimate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Holds how many different people were expected to hear a campaign against how many could.
@Component
class ReachForecasts implements CouldHear {

  private static final int MOST = 24; // campaigns, the newest

  private final ShareStore shares;
  private final Reaches reaches;
  private final Clock clock;

  ReachForecasts(ShareStore shares, Reaches reaches, Clock clock) {
    this.shares = shares;
    this.reaches = reaches;
    this.clock = clock;
  }

  /// Of those among these campaigns that began, the newest first.
  List<Ledger.Heard> of(List<Campaign> campaigns) {
    return campaigns.stream()
        .filter(campaign -> campaign.state() != CampaignState.DRAFT && campaign.sealed() != null)
        .sorted(Comparator.comparing(Campaign::startsAt).reversed())
        .limit(MOST)
        .map(this::heard)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<CampaignId, Estimate> couldHear(List<Campaign> campaigns) {
    return of(campaigns).stream()
        .collect(
            Collectors.toMap(heard -> new CampaignId(heard.campaign()), Ledger.Heard::measured));
  }

  private Ledger.Heard heard(Campaign campaign) {
    var forecast = Objects.requireNonNull(campaign.sealed()).forecast();
    var carriers = shares.accounts(campaign.id());
    return new Ledger.Heard(
        campaign.id().value(),
        campaign.name(),
        campaign.startsAt(),
        forecast.expectedReach(),
        forecast.heard() != null,
        carriers.isEmpty() ? Estimate.exact(0) : reaches.of(carriers),
        campaign.isOver(clock.instant()));
  }
}
