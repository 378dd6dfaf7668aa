package org.kith.activate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.kith.activate.AskState;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignState;
import org.kith.reach.Estimate;

/// Every campaign, and how far each is.
///
/// @param asks how many requests of each campaign are in which state
/// @param couldHear how many could hear those that are over, where that is measured
/// @param manager whether the caller may make one
public record CampaignsPage(
    List<Campaign> campaigns,
    Map<CampaignId, Map<AskState, Long>> asks,
    Map<CampaignId, Estimate> couldHear,
    Instant now,
    ZoneId zone,
    boolean manager) {

  public List<Campaign> running() {
    return campaigns.stream().filter(campaign -> campaign.isOpen(now)).toList();
  }

  public List<Campaign> drafts() {
    return campaigns.stream().filter(c -> c.state() == CampaignState.DRAFT).toList();
  }

  public List<Campaign> ended() {
    return over(campaigns, now);
  }

  static List<Campaign> over(List<Campaign> campaigns, Instant now) {
    return campaigns.stream()
        .filter(c -> c.state() != CampaignState.DRAFT && c.isOver(now))
        .toList();
  }

  /// When it is, in words: "until 5 December · 12 days left".
  public String when(Campaign campaign) {
    return CampaignWords.when(campaign, now, zone);
  }

  /// How many are now in a state, or have been.
  public long reached(Campaign campaign, AskState state) {
    return asks.getOrDefault(campaign.id(), Map.of()).entrySet().stream()
        .filter(entry -> CampaignWords.includes(entry.getKey(), state))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
