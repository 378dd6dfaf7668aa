package org.kith.networks.mastodon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.kith.networks.SharedData;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;

/// What real servers answered to a real client, once.
final class Recordings {

  /// One answer.
  record Recording(
      String method, URI url, int status, JsonNode headers, String requested, String body) {

    boolean isJson() {
      return headers.path("content-type").asString("").startsWith("application/json");
    }

    JsonNode json() {
      return ServerJson.MAPPER.readTree(body);
    }
  }

  private Recordings() {}

  /// All of them; the test is skipped where they are absent.
  static List<Recording> all() throws IOException {
    var file = SharedData.need("mastodon-recorded/mastodon-recorded.jsonl.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().map(Recordings::recording).toList();
    }
  }

  /// What a server gave to those who read.
  static List<Recording> answered() throws IOException {
    return all().stream().filter(r -> r.method().equals("GET") && r.status() == 200).toList();
  }

  private static Recording recording(String line) {
    var json = StrictJson.MAPPER.readTree(line);
    return new Recording(
        json.path("method").asString(),
        URI.create(json.path("uri").asString()),
        json.path("status").asInt(),
        json.path("headers"),
        json.path("request_body").asString(""),
        json.path("body").asString(""));
  }
}
