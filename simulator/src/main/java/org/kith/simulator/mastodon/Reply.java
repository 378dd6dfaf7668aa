package org.kith.simulator.mastodon;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is answered.
sealed interface Reply {

  /// A whole answer.
  @SuppressWarnings("ArrayRecordComponent") // written once
  record Whole(int status, Map<String, String> headers, byte[] body) implements Reply {
    Whole with(String name, String value) {
      var more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Whole(status, more, body);
    }
  }

  /// The connection is taken over: a stream, or a fault.
  record Taken(Talk talk) implements Reply {}

  /// What happens on a connection that was taken over. The connection ends when it returns.
  interface Talk {
    void talk(InputStream in, OutputStream out) throws IOException;
  }

  static Whole json(JsonNode json) {
    return json(200, json);
  }

  static Whole json(int status, JsonNode json) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("Cache-Control", "private, no-store");
    return new Whole(status, headers, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Whole error(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  static Whole text(int status, String contentType, String text) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", contentType);
    return new Whole(status, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  static Whole redirect(String to) {
    return text(302, "text/html; charset=utf-8", "").with("Location", to);
  }
}
