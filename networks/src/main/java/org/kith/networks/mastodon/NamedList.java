package org.kith.networks.mastodon;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A list of accounts that the owner of an account keeps; its posts are a source.
public record NamedList(String id, String title) {

  static Optional<NamedList> of(JsonNode json) {
    var id = json.path("id").asString("");
    return id.isBlank() || !json.path("title").isString()
        ? Optional.empty()
        : Optional.of(new NamedList(id, StatusText.line(json.path("title").asString(""), 200)));
  }
}
