package org.kith.activate.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.TrackedLink;

/// One short link.
///
/// @param name whose it is, empty for the one that is nobody's and for who is not known any more
/// @param url as one sends it
/// @param caveat what is wrong with where it begins, empty if nothing is
/// @param member whether the caller may change it
public record LinkPage(
    Campaign campaign,
    TrackedLink link,
    String name,
    String url,
    String caveat,
    Map<String, String> problems,
    boolean member) {

  public String here() {
    return "/campaigns/%d/links/%d".formatted(campaign.id().value(), link.id().value());
  }

  public @Nullable String problem(String field) {
    return problems.get(field);
  }

  public String title() {
    if (link.shared()) {
      return "The link everybody may share";
    }
    return name.isEmpty() ? "A link" : "The link of " + name;
  }

  /// Where it begins, up to the word: "https://kith.example/l/".
  public String beginning() {
    return url.substring(0, url.lastIndexOf('/') + 1);
  }
}
