package org.kith.networks.mastodon;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One message of a server's stream, as a WebSocket frame (`{"stream":[…],"event":…,"payload":…}`)
/// or as server-sent events carry it.
sealed interface StreamEvent {

  /// Somebody published.
  record Published(JsonNode status) implements StreamEvent {}

  /// Somebody changed what they had published.
  record Changed(JsonNode status) implements StreamEvent {}

  /// A status is gone.
  record Deleted(String statusId) implements StreamEvent {}

  /// Something happened to our own account.
  record Notified(JsonNode notification) implements StreamEvent {}

  /// What Kith has no use for: `filters_changed`, `announcement`, private conversations.
  record Other(String name) implements StreamEvent {}

  /// Empty if it is not a message of a stream.
  static Optional<StreamEvent> parse(String frame) {
    try {
      var json = ServerJson.MAPPER.readTree(frame);
      var payload = json.path("payload");
      var text = payload.isObject() ? payload.toString() : payload.asString("");
      return of(json.path("event").asString(""), text);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// @param payload JSON, or for a deletion the number alone
  static Optional<StreamEvent> of(String event, String payload) {
    if (event.isEmpty()) {
      return Optional.empty();
    }
    if (event.equals("delete")) {
      var number = payload.strip();
      return StatusAddress.isNumber(number) ? Optional.of(new Deleted(number)) : Optional.empty();
    }
    try {
      return switch (event) {
        case "update" -> object(payload).map(Published::new);
        case "status.update" -> object(payload).map(Changed::new);
        case "notification" -> object(payload).map(Notified::new);
        default -> Optional.of(new Other(event));
      };
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> object(String payload) {
    return Optional.<JsonNode>of(ServerJson.MAPPER.readTree(payload)).filter(JsonNode::isObject);
  }
}
