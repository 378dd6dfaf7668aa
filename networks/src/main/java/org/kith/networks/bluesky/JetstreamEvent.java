package org.kith.networks.bluesky;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One message of a Jetstream, of either version.
///
/// `seq` is the stream's own count, -1 in version 1, which has none that can be relied on; `micros`
/// is when the stream witnessed it, in microseconds since 1970.
sealed interface JetstreamEvent {

  /// A message that has a place in the stream.
  sealed interface Placed extends JetstreamEvent {
    long seq();

    long micros();
  }

  /// Somebody wrote, changed or deleted a record.
  ///
  /// @param rev of the repository, after it
  /// @param cid of the record; empty for a delete
  /// @param record missing for a delete
  record Commit(
      long seq,
      long micros,
      String did,
      String rev,
      String operation,
      String collection,
      String key,
      String cid,
      JsonNode record)
      implements Placed {}

  /// Somebody's handle may have changed.
  ///
  /// @param handle empty if the network does not say
  record Identity(long seq, long micros, String did, String handle) implements Placed {}

  /// Somebody's account went away or came back.
  record Status(long seq, long micros, String did, boolean active, String status)
      implements Placed {}

  /// A message Kith has no use for.
  record Other(long seq, long micros) implements Placed {}

  /// A word of the server about the stream itself.
  record Notice(String name, String message) implements JetstreamEvent {}

  /// The server ends the stream and says why.
  record Failure(String name, String message) implements JetstreamEvent {}

  /// Empty if it is not a Jetstream message.
  static Optional<JetstreamEvent> parse(String frame) {
    try {
      var json = StrictJson.MAPPER.readTree(frame);
      return json.has("time_us") ? version1(json) : version2(json);
    } catch (JacksonException | DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static Optional<JetstreamEvent> version1(JsonNode json) {
    long micros = json.path("time_us").asLong(-1);
    var kind = text(json, "kind");
    return placed(-1, micros, kind, text(json, "did"), json.path(kind.isEmpty() ? "-" : kind));
  }

  private static Optional<JetstreamEvent> version2(JsonNode json) {
    var type = text(json, "$type");
    if (type.equals("error")) {
      var error = json.has("payload") ? json.path("payload") : json;
      return Optional.of(new Failure(text(error, "error"), text(error, "message")));
    }
    var payload = json.path("payload");
    var name = text(payload, "$type");
    var kind = name.substring(name.indexOf('#') + 1);
    if (kind.equals("info")) {
      return Optional.of(new Notice(text(payload, "name"), text(payload, "message")));
    }
    var at = AtSyntax.moment(text(payload, "time"));
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    var body = kind.equals("commit") ? payload : payload.path(kind.isEmpty() ? "-" : kind);
    long seq = payload.path("seq").asLong(-1);
    return seq < 0 ? Optional.empty() : placed(seq, micros, kind, text(payload, "did"), body);
  }

  private static Optional<JetstreamEvent> placed(
      long seq, long micros, String kind, String did, JsonNode body) {
    if (micros < 0) {
      return Optional.empty();
    }
    if (!AtSyntax.isDid(did)) {
      return Optional.of(new Other(seq, micros));
    }
    return Optional.of(
        switch (kind) {
          case "commit" ->
              new Commit(
                  seq,
                  micros,
                  did,
                  text(body, "rev"),
                  text(body, "operation"),
                  text(body, "collection"),
                  text(body, "rkey"),
                  text(body, "cid"),
                  body.path("record"));
          case "identity" -> new Identity(seq, micros, did, text(body, "handle"));
          case "account" ->
              new Status(
                  seq, micros, did, body.path("active").asBoolean(true), text(body, "status"));
          default -> new Other(seq, micros);
        });
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
