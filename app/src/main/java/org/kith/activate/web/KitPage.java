package org.kith.activate.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.Disclosure;
import org.kith.activate.KitPicture;
import org.kith.people.Connection;

/// What a campaign offers, and what people who are tied to us are asked to say.
///
/// @param problems what is wrong with which field
/// @param manager whether the caller may change it
public record KitPage(
    Campaign campaign,
    KitForm form,
    Map<String, String> problems,
    List<KitPicture> pictures,
    String organisation,
    boolean manager) {

  public String here() {
    return "/campaigns/" + campaign.id().value() + "/kit";
  }

  public @Nullable String problem(String field) {
    return problems.get(field);
  }

  /// What each is asked to say: "volunteer" and "I volunteer for Harvestline."
  public List<Map.Entry<String, String>> lines() {
    return Disclosure.answers(organisation).keySet().stream()
        .filter(Disclosure::isOwed)
        .map(connection -> Map.entry(connection.words(), line(connection)))
        .toList();
  }

  private String line(Connection connection) {
    return Disclosure.line(connection, organisation).orElse("");
  }
}
