package org.kith.simulator.bluesky;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kith.simulator.bluesky.Event.What;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Events as Jetstream writes them: version 2 with a count of its own (lexicon
/// `network.bsky.jetstream.subscribeEvents`), version 1 with the time alone.
final class Shapes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String V2 = "network.bsky.jetstream.subscribeEvents#";
  private static final String POST = "app.bsky.feed.post";
  private static final String REPOST = "app.bsky.feed.repost";
  private static final String CID = "bafyreiclp443lavogvhj3d2ob2cxbfuscni2k5jk7bebjzg7khl3esabwq";

  private Shapes() {}

  /// @param count as the server counts it
  static String version2(Event event, long count) {
    var payload = JSON.objectNode();
    payload.put("$type", V2 + kind(event));
    payload.put("seq", count);
    payload.put("did", event.did());
    payload.put("time", micros(event.at()));
    if (kind(event).equals("commit")) {
      commit(payload, event);
    } else {
      payload.set(kind(event), inner(event));
    }
    var message = JSON.objectNode();
    message.put("$type", "message");
    message.set("payload", payload);
    return message.toString();
  }

  static String version1(Event event) {
    var message = JSON.objectNode();
    message.put("did", event.did());
    message.put("time_us", ChronoUnit.MICROS.between(Instant.EPOCH, event.at()));
    message.put("kind", kind(event));
    if (kind(event).equals("commit")) {
      commit(message.putObject("commit"), event);
    } else {
      message.set(kind(event), inner(event));
    }
    return message.toString();
  }

  static String failure(String name, String message) {
    var json = JSON.objectNode();
    json.put("$type", "error").put("error", name).put("message", message);
    return json.toString();
  }

  /// A word of the server about the stream itself.
  static String notice(String name, String message) {
    var json = JSON.objectNode();
    json.put("$type", "message");
    json.putObject("payload").put("$type", V2 + "info").put("name", name).put("message", message);
    return json.toString();
  }

  private static String micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private static String kind(Event event) {
    return switch (event.what()) {
      case What.Wrote _, What.Repeated _, What.TookBack _ -> "commit";
      case What.Renamed _ -> "identity";
      case What.Status _ -> "account";
    };
  }

  private static ObjectNode inner(Event event) {
    var json = JSON.objectNode();
    json.put("did", event.did()).put("seq", event.number()).put("time", micros(event.at()));
    switch (event.what()) {
      case What.Renamed(var handle) -> json.put("handle", handle);
      case What.Status(var active, var status) -> {
        json.put("active", active);
        if (!active) {
          json.put("status", status);
        }
      }
      case What.Wrote _, What.Repeated _, What.TookBack _ -> {}
    }
    return json;
  }

  private static void commit(ObjectNode json, Event event) {
    json.put("rev", "3moojp7vgo2g2");
    switch (event.what()) {
      case What.Wrote wrote -> {
        json.put("operation", wrote.anew() ? "update" : "create");
        json.put("collection", POST).put("rkey", wrote.key());
        json.set("record", record(wrote, event));
        json.put("cid", CID);
      }
      case What.Repeated(var key, var of) -> {
        json.put("operation", "create").put("collection", REPOST).put("rkey", key);
        var record = json.putObject("record");
        record.put("$type", REPOST).put("createdAt", event.at().toString());
        record.set("subject", reference(of));
        json.put("cid", CID);
      }
      case What.TookBack(var key) ->
          json.put("operation", "delete").put("collection", POST).put("rkey", key);
      case What.Renamed _, What.Status _ -> {}
    }
  }

  private static ObjectNode reference(String uri) {
    return JSON.objectNode().put("cid", CID).put("uri", uri);
  }

  private static ObjectNode record(What.Wrote wrote, Event event) {
    var words = wrote.words();
    var record = JSON.objectNode();
    record.put("$type", POST);
    record.put("createdAt", event.at().minusMillis(300).truncatedTo(ChronoUnit.MILLIS).toString());
    if (!words.language().isEmpty()) {
      record.putArray("langs").add(words.language());
    }
    var answer = wrote.answer();
    if (answer != null && answer.quotes()) {
      var embed = record.putObject("embed");
      embed.put("$type", "app.bsky.embed.record").set("record", reference(answer.uri()));
    } else if (answer != null) {
      var reply = record.putObject("reply");
      reply.set("parent", reference(answer.uri()));
      reply.set("root", reference(answer.uri()));
    }
    var text = new StringBuilder(words.text());
    for (var link : words.links()) {
      facet(record, text, " " + link.replaceFirst("https://", ""), "link", link);
    }
    for (var tag : words.tags()) {
      mark(record, words.text(), "#" + tag, tag);
    }
    record.put("text", words.shown());
    return record;
  }

  private static void facet(
      ObjectNode record, StringBuilder text, String shown, String kind, String value) {
    int start = bytes(text.toString()) + 1;
    text.append(shown);
    add(record, start, bytes(text.toString()), kind, value);
  }

  private static void mark(ObjectNode record, String text, String shown, String tag) {
    int at = text.indexOf(shown);
    if (at >= 0) {
      int start = bytes(text.substring(0, at));
      add(record, start, start + bytes(shown), "tag", tag);
    }
  }

  private static void add(ObjectNode record, int start, int end, String kind, String value) {
    var facet = record.withArray("facets").addObject();
    facet.put("$type", "app.bsky.richtext.facet");
    facet.putObject("index").put("byteStart", start).put("byteEnd", end);
    facet
        .putArray("features")
        .addObject()
        .put("$type", "app.bsky.richtext.facet#" + kind)
        .put(kind.equals("link") ? "uri" : "tag", value);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
