package org.kith.connect.web;

import java.util.Map;

/// What a network sent a person back with.
public record BackPage(Map<String, String> answer) {

  public BackPage {
    answer = Map.copyOf(answer);
  }

  public boolean isRefusal() {
    return answer.containsKey("error");
  }

  /// Why the network did not let us in, in its own words where it has some.
  public String why() {
    var said = answer.getOrDefault("error_description", answer.getOrDefault("error", ""));
    return said.equals("access_denied")
        ? "You, or somebody for you, said no there. Nothing was changed."
        : "The network says: %s".formatted(said.length() > 300 ? said.substring(0, 300) : said);
  }
}
