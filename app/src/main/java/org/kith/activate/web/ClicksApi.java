package org.kith.activate.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.ClickCounts;
import org.kith.activate.ClickTrouble;
import org.kith.api.Wrong;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How many people came by a campaign's links, for programs, and what is missing from that.
@RestController
@RequestMapping("/api/v1/campaigns/{id}/clicks")
class ClicksApi {

  private final Campaigns campaigns;
  private final ObjectProvider<ClickCounts> counts;
  private final ObjectProvider<ClickTrouble> trouble;

  ClicksApi(
      Campaigns campaigns,
      ObjectProvider<ClickCounts> counts,
      ObjectProvider<ClickTrouble> trouble) {
    this.campaigns = campaigns;
    this.counts = counts;
    this.trouble = trouble;
  }

  /// Clicks of people that could not be counted. Whoever came arrived all the same.
  ///
  /// @param times how many, between `from` and `to`
  record LostClicksJson(long times, Instant from, Instant to) {

    static LostClicksJson of(ClickTrouble.Lost lost) {
      return new LostClicksJson(lost.times(), lost.from(), lost.to());
    }
  }

  /// @param visits how many people came until the campaign was over, each once a day; null where
  ///   nobody counts
  /// @param later how many came since; null where nobody counts
  /// @param lost what is missing from both; null if nothing is
  /// @param waiting whether clicks are kept that cannot be counted just now, so that both will grow
  record ClicksJson(
      @Nullable Long visits,
      @Nullable Long later,
      @Nullable LostClicksJson lost,
      boolean waiting) {}

  /// How many people came, what could not be counted, and whether some still wait to be.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  ClicksJson show(@PathVariable long id) {
    var campaign = campaigns.find(new CampaignId(id)).orElseThrow(Wrong::missing).id();
    var counted = counts.getIfAvailable();
    var missed = trouble.getIfAvailable();
    return new ClicksJson(
        counted == null
            ? null
            : counted.humans(campaign).values().stream().mapToLong(Long::longValue).sum(),
        counted == null ? null : counted.later(campaign),
        missed == null ? null : missed.lost(campaign).map(LostClicksJson::of).orElse(null),
        missed != null && missed.waits());
  }
}
