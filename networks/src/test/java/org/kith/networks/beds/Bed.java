package org.kith.networks.beds;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;

/// How tests ask real servers on loopback.
final class Bed {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Bed() {}

  static HttpGateway gateway() {
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1", "localhost"))
            .with(Pace.LOOPBACK);
    return new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  /// Takes a file from a bed.
  static byte[] get(String url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(url + ": " + response.statusCode());
    }
    return response.body();
  }

  /// Does to a bed what Kith itself never does.
  static JsonNode post(String url, String token, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(url + ": " + response.statusCode() + " " + response.body());
    }
    var body = response.body();
    return body.startsWith("{")
        ? StrictJson.MAPPER.readTree(body)
        : StrictJson.MAPPER.createObjectNode();
  }
}
