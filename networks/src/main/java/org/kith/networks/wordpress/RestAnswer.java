package org.kith.networks.wordpress;

import org.kith.networks.Published;
import tools.jackson.databind.JsonNode;

/// The ordinary answers of a site's REST API.
sealed interface RestAnswer {

  /// What was asked for.
  record Given(JsonNode json) implements RestAnswer {}

  /// It is not there, or no more.
  record Missing(String words) implements RestAnswer {}

  /// It will not, or not now.
  ///
  /// @param code what WordPress calls the reason, such as `rest_cannot_publish`; empty if it was
  ///   not WordPress that answered
  /// @param data what WordPress adds to it
  /// @param why the same for those who asked to publish
  record Denied(String code, JsonNode data, Published why) implements RestAnswer {}
}
