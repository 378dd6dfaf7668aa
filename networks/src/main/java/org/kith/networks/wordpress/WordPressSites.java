package org.kith.networks.wordpress;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;

/// Finds the REST API of a WordPress site, as its pages name it in their `Link` header or head
/// (<https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/>).
public final class WordPressSites {

  /// What looking at a site ordinarily comes to.
  public sealed interface Found {
    /// @param authorize where the user makes an application password for Kith
    record Api(URI api, URI authorize) implements Found {}

    record SlowDown(Instant notBefore, String reason) implements Found {}

    /// It is no WordPress, or not one Kith can speak to, and why, in words for who gave it.
    record Unusable(String reason) implements Found {}
  }

  private static final Pattern HEADER =
      Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?https://api\\.w\\.org/\"?");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<link\\s[^>]*rel=[\"']https://api\\.w\\.org/[\"'][^>]*href=[\"']([^\"']+)[\"']",
          Pattern.CASE_INSENSITIVE);
  private static final int HEAD = 200_000;

  private final HttpGateway http;

  public WordPressSites(HttpGateway http) {
    this.http = http;
  }

  /// @param home any page of the site
  /// @throws IOException if it could not be reached; asking again later is safe
  public Found find(URI home) throws IOException, InterruptedException {
    return switch (http.ask(Request.page(home))) {
      case Answer.Fetched page -> found(page);
      case Answer.SlowDown(var notBefore, var message) -> new Found.SlowDown(notBefore, message);
      case Answer.Gone(var url) -> new Found.Unusable(url + " is gone for good (410).");
      case Answer.NotModified _ -> new Found.Unusable(home + " answers that nothing changed.");
      case Answer.Refused(_, var message) -> new Found.Unusable(message);
      case Answer.Failed failed -> new Found.Unusable(failed.message());
    };
  }

  private static Found found(Answer.Fetched page) {
    var api =
        page.headers().all("Link").stream()
            .flatMap(line -> HEADER.matcher(line).results())
            .map(found -> found.group(1))
            .findFirst()
            .or(() -> inHead(page.body()))
            .flatMap(address -> WebAddress.resolve(page.url(), address));
    if (api.isEmpty()) {
      return new Found.Unusable(
          "%s names no REST API. It is no WordPress of version 4.7 or later, or the API is switched off there."
              .formatted(page.url()));
    }
    if (!WebAddress.origin(api.get()).equals(WebAddress.origin(page.url()))) {
      return new Found.Unusable(
          "%s names an API on another host, %s; Kith sends no password there."
              .formatted(page.url(), api.get().getHost()));
    }
    if (api.get().getScheme().equals("http") && !isHere(api.get().getHost())) {
      return new Found.Unusable(
          "%s is not on https, so that everybody on the way could read the password."
              .formatted(api.get()));
    }
    return new Found.Api(
        api.get(), URI.create(root(api.get()) + "wp-admin/authorize-application.php"));
  }

  private static Optional<String> inHead(byte[] body) {
    var head =
        new String(body, 0, Math.min(HEAD, body.length), java.nio.charset.StandardCharsets.UTF_8);
    var m = ELEMENT.matcher(head);
    return m.find() ? Optional.of(m.group(1).replace("&amp;", "&")) : Optional.empty();
  }

  /// Where WordPress is installed, as far as its API tells.
  private static String root(URI api) {
    return api.toString().replaceFirst("(?:wp-json/?|index\\.php|\\?rest_route=.*).*$", "");
  }

  private static boolean isHere(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }
}
