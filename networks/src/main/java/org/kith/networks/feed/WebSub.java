package org.kith.networks.feed;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.networks.Secret;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;

/// Asks hubs to tell us of news (W3C WebSub, the subscriber's side).
///
/// Whether a hub asks back is [WebSubscription]'s, whether what it sends is the hub's own
/// [WebSubSignature]'s. A feed is still polled, only less often: hubs forget.
public final class WebSub {

  /// What a hub ordinarily answers a request.
  public sealed interface Asked {
    /// It will ask back at the callback.
    record Accepted() implements Asked {}

    /// It will not, and why.
    record Refused(String reason) implements Asked {}

    record SlowDown(Instant notBefore, String reason) implements Asked {}
  }

  /// How long we ask hubs to remember us.
  public static final Duration LEASE = Duration.ofDays(10);

  private final HttpGateway http;

  public WebSub(HttpGateway http) {
    this.http = http;
  }

  /// The hub of a feed: as its `Link` header lines say, else as the feed itself does. A feed that
  /// does not name itself as well has no hub for us.
  ///
  /// @return empty if it has none, or cannot be read now
  /// @throws IOException if the feed could not be reached; asking again later is safe
  public Optional<Hub> discover(URI feed) throws IOException, InterruptedException {
    return http.ask(Request.get(feed, Cap.FEED, FeedReader.ACCEPT))
            instanceof Answer.Fetched fetched
        ? of(fetched)
        : Optional.empty();
  }

  static Optional<Hub> of(Answer.Fetched page) {
    var hub = LinkHeaders.first(page.headers(), page.url(), "hub");
    var self = LinkHeaders.first(page.headers(), page.url(), "self");
    if (hub.isPresent() && self.isPresent()) {
      return Optional.of(new Hub(hub.get(), self.get()));
    }
    var contentType = page.headers().first("Content-Type").orElse("");
    var facts = FeedParsing.facts(Decoding.of(page.body(), contentType), page.url());
    var itsHub = hub.or(() -> facts.flatMap(f -> link(f, "hub")));
    var itself = self.or(() -> facts.flatMap(f -> link(f, "self")));
    return itsHub.flatMap(h -> itself.map(topic -> new Hub(h, topic)));
  }

  private static Optional<URI> link(Facts feed, String relation) {
    return feed.all("links").stream()
        .filter(link -> link.text("rel").equalsIgnoreCase(relation))
        .flatMap(link -> WebAddress.parse(link.text("href")).stream())
        .findFirst();
  }

  /// Asks a hub to tell us, from when it has asked back.
  ///
  /// @param callback an address nobody can guess
  /// @param secret by which the hub signs; told to it over https only
  /// @throws IOException if the hub could not be reached; asking again later is safe
  public Asked subscribe(Hub hub, URI callback, Secret secret)
      throws IOException, InterruptedException {
    var form =
        Stream.of(
            Map.entry("hub.mode", "subscribe"),
            Map.entry("hub.topic", hub.topic().toString()),
            Map.entry("hub.callback", callback.toString()),
            Map.entry("hub.lease_seconds", String.valueOf(LEASE.toSeconds())),
            Map.entry("hub.secret", keepsSecrets(hub) ? secret.value() : ""));
    return ask(hub, form);
  }

  /// Whether what this hub sends can be signed.
  public static boolean keepsSecrets(Hub hub) {
    return hub.hub().getScheme().equals("https");
  }

  /// Asks a hub to forget us.
  ///
  /// @throws IOException if the hub could not be reached; asking again later is safe
  public Asked unsubscribe(Hub hub, URI callback) throws IOException, InterruptedException {
    return ask(
        hub,
        Stream.of(
            Map.entry("hub.mode", "unsubscribe"),
            Map.entry("hub.topic", hub.topic().toString()),
            Map.entry("hub.callback", callback.toString())));
  }

  private Asked ask(Hub hub, Stream<Map.Entry<String, String>> form)
      throws IOException, InterruptedException {
    var body =
        form.filter(field -> !field.getValue().isEmpty())
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.UTF_8);
    var request = Request.post(hub.hub(), "application/x-www-form-urlencoded", body);
    return switch (http.ask(request)) {
      case Answer.Fetched _, Answer.NotModified _ -> new Asked.Accepted();
      case Answer.SlowDown(var notBefore, var message) -> new Asked.SlowDown(notBefore, message);
      case Answer.Gone(var url) -> new Asked.Refused(url + " is gone for good (410).");
      case Answer.Refused(_, var message) -> new Asked.Refused(message);
      case Answer.Failed failed -> new Asked.Refused(failed.message());
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
