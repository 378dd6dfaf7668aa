package org.kith.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person at a browser without script: opens pages and sends their forms. Stays logged in when
/// Kith is started anew.
final class Visitor implements AutoCloseable {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /// Uses the link that Kith says at its start.
  void enter(KithProcess kith) throws IOException, InterruptedException {
    var path = kith.link().getPath();
    var secret = path.substring(path.lastIndexOf('/') + 1);
    send(kith, path, "/enter", Map.of("secret", secret));
  }

  /// Opens `page` and sends one of its forms.
  void send(KithProcess kith, String page, String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    var token = CSRF.matcher(open(kith, page));
    if (!token.find()) {
      throw new IllegalStateException(page + " has no form");
    }
    var body =
        "_csrf="
            + encoded(token.group(1))
            + fields.entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining());
    var answer =
        http.send(
            request(kith.url(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 302 && answer.statusCode() != 303) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(action, answer.statusCode(), answer.body()));
    }
  }

  /// The page's text.
  String open(KithProcess kith, String page) throws IOException, InterruptedException {
    var answer = http.send(request(kith.url(page)).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(page, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
