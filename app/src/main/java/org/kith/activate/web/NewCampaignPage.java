package org.kith.activate.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form of a new campaign, with what was typed so far.
///
/// @param problems what is wrong with which field
/// @param site our own web site, empty if unknown
public record NewCampaignPage(
    CampaignForm form, Map<String, String> problems, String site, String today) {

  public @Nullable String problem(String field) {
    return problems.get(field);
  }
}
