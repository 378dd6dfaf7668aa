package org.kith.networks.mastodon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A status that the server keeps, to publish it by itself.
///
/// @param id the server's number for it, which is not the number the status will have
record ScheduledStatus(String id, Instant at, String text) {

  static Optional<ScheduledStatus> of(JsonNode json) {
    var id = json.path("id").asString("");
    try {
      var at = OffsetDateTime.parse(json.path("scheduled_at").asString("")).toInstant();
      return id.isBlank()
          ? Optional.empty()
          : Optional.of(new ScheduledStatus(id, at, json.path("params").path("text").asString("")));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
