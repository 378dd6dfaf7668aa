package org.kith.cli.api;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the API answers of webhooks, in plain lines.
final class WebhookLines {

  private WebhookLines() {}

  /// `2 On https://hooks.example/in mention.heard, person.added`.
  static String webhooks(JsonNode page) {
    var items = page.path("items");
    return items.isEmpty()
        ? "No program is told anything."
        : items
            .valueStream()
            .map(WebhookLines::webhook)
            .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String webhook(JsonNode hook) {
    var kinds =
        hook.path("kinds")
            .valueStream()
            .map(kind -> kind.asString(""))
            .collect(Collectors.joining(", "));
    var reason = hook.path("reason").asString("");
    return "%d\t%s\t%s\t%s%s"
        .formatted(
            hook.path("id").asLong(),
            Lines.word(hook.path("state")),
            hook.path("url").asString(""),
            kinds,
            reason.isEmpty() ? "" : System.lineSeparator() + "\t" + reason);
  }

  static String made(JsonNode made) {
    return webhook(made.path("webhook"))
        + System.lineSeparator()
        + "Its secret, not shown again: "
        + made.path("secret").asString("");
  }

  static String tested(JsonNode delivery) {
    return (delivery.path("state").asString("").equals("DELIVERED") ? "Taken: " : "Not taken: ")
        + delivery.path("answer").asString("");
  }
}
