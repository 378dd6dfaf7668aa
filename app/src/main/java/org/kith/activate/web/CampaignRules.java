package org.kith.activate.web;

import java.time.Clock;
import java.util.List;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignState;
import org.kith.activate.Campaigns;
import org.kith.people.Tag;
import org.kith.people.Tags;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;

/// What a campaign is held against when somebody writes or changes it, for pages and programs
/// alike.
@Component
class CampaignRules {

  private final Campaigns campaigns;
  private final Tags tags;
  private final Clock clock;

  CampaignRules(Campaigns campaigns, Tags tags, Clock clock) {
    this.campaigns = campaigns;
    this.tags = tags;
    this.clock = clock;
  }

  /// Of a new one.
  CampaignForm.Rules rules() {
    var workspace = Caller.require().workspace();
    return new CampaignForm.Rules(
        workspace.site(),
        campaigns::mayLeadTo,
        tags(),
        clock.instant().atZone(workspace.zone()).toLocalDate(),
        false);
  }

  /// Of one that is there. What cannot be changed any more is not asked again.
  CampaignForm.Rules rules(Campaign campaign) {
    var fresh = rules();
    if (campaign.state() == CampaignState.DRAFT) {
      return fresh;
    }
    return new CampaignForm.Rules(
        fresh.site(),
        _ -> true,
        List.of(campaign.brief().tag()),
        CampaignWords.lastDay(campaign, Caller.require().workspace().zone()),
        true);
  }

  /// Tags whose people can be asked.
  List<String> tags() {
    return tags.all().stream().filter(tag -> tag.people() > 0).map(Tag::name).toList();
  }
}
