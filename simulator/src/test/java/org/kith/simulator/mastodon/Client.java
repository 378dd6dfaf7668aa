package org.kith.simulator.mastodon;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a fake server as any program would.
final class Client {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// What came back.
  record Got(int status, HttpResponse<String> response) {
    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  private final URI server;
  private final String token;

  Client(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  Got get(String path) throws IOException, InterruptedException {
    return ask(request(path).GET());
  }

  Got delete(String path) throws IOException, InterruptedException {
    return ask(request(path).DELETE());
  }

  Got form(String method, String path, String form) throws IOException, InterruptedException {
    return ask(withForm(method, path, form));
  }

  Got once(String path, String form, String key) throws IOException, InterruptedException {
    return ask(withForm("POST", path, form).header("Idempotency-Key", key));
  }

  private HttpRequest.Builder withForm(String method, String path, String form) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .method(method, HttpRequest.BodyPublishers.ofString(form));
  }

  Got upload(String path, String type, int size, String description)
      throws IOException, InterruptedException {
    var body =
        "--b\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n%s\r\n"
                .formatted(description)
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: "
            + "%s\r\n\r\n%s\r\n--b--\r\n".formatted(type, "x".repeat(size));
    return ask(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(server.resolve(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private static Got ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Got(response.statusCode(), response);
  }
}
