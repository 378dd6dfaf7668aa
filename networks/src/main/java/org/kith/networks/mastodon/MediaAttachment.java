package org.kith.networks.mastodon;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A picture the server has.
///
/// @param ready whether it may be published: the server has no address for it while it still looks
///   at it
record MediaAttachment(String id, boolean ready) {

  static Optional<MediaAttachment> of(JsonNode json) {
    var id = json.path("id").asString("");
    boolean known = !id.isBlank() && json.path("type").isString();
    return known
        ? Optional.of(new MediaAttachment(id, json.path("url").isString()))
        : Optional.empty();
  }
}
