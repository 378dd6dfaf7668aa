package org.kith.networks.mastodon;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How an account stands to ours, as our server knows it.
///
/// @param accountId the server's number of the other account
/// @param followsUs whether it follows ours
/// @param blocksUs whether it blocked ours, which Kith takes as: never write to me
public record Relationship(String accountId, boolean followsUs, boolean blocksUs) {

  static Optional<Relationship> of(JsonNode json) {
    var id = json.path("id").asString("");
    if (id.isBlank() || !json.path("followed_by").isBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        new Relationship(
            id,
            json.path("followed_by").asBoolean(false),
            json.path("blocked_by").asBoolean(false)));
  }
}
