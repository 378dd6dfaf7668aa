package org.kith.activate.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignState;

/// The form of a campaign, with what was typed so far.
///
/// @param campaign the one it changes, null if it makes one
/// @param problems what is wrong with which field
/// @param rules what it is held against
public record BriefPage(
    @Nullable Campaign campaign,
    CampaignForm form,
    Map<String, String> problems,
    CampaignForm.Rules rules) {

  public @Nullable String problem(String field) {
    return problems.get(field);
  }

  /// Whether it has begun: where it leads and who is asked stay then.
  public boolean begun() {
    return campaign != null && campaign.state() != CampaignState.DRAFT;
  }

  public boolean fresh() {
    return campaign == null;
  }

  /// Where it is sent, and where one goes back to.
  public String here() {
    return campaign == null ? "/campaigns/new" : back() + "/edit";
  }

  public String back() {
    return campaign == null ? "/campaigns" : "/campaigns/" + campaign.id().value();
  }

  /// Our own web site, empty if unknown.
  public String site() {
    return rules.site();
  }

  /// The first day that may be its last.
  public String earliest() {
    return rules.earliest().toString();
  }

  /// Who may be asked: the circle, or everybody with a tag.
  public Map<String, String> choices() {
    var choices = new LinkedHashMap<String, String>();
    choices.put("", "Your circle");
    for (var tag : tags()) {
      choices.put(tag, "Everybody with the tag “" + tag + "”");
    }
    return choices;
  }

  private List<String> tags() {
    return rules.tags();
  }
}
