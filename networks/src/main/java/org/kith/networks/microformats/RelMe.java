package org.kith.networks.microformats;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.kith.networks.Document;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;

/// Proves that two pages are one person's: each must say so of the other with `rel=me`
/// (<https://microformats.org/wiki/rel-me>). One alone proves nothing: anybody may link to anybody
/// (F11).
public final class RelMe {

  /// What looking at both pages ordinarily comes to.
  public sealed interface Proof {
    /// Both say so; they are one person's.
    record Mutual() implements Proof {}

    /// One of them does not.
    ///
    /// @param missing in words, what would have to be where
    record OneSided(String missing) implements Proof {}

    /// One of them cannot be read, or not by us; asking again changes nothing.
    record Unreadable(String reason) implements Proof {}

    record SlowDown(Instant notBefore, String reason) implements Proof {}
  }

  private final HttpGateway http;

  public RelMe(HttpGateway http) {
    this.http = http;
  }

  /// @throws IOException if a page could not be reached; asking again later is safe
  public Proof prove(URI one, URI other) throws IOException, InterruptedException {
    var there = links(one, other);
    return there instanceof Proof.Mutual ? links(other, one) : there;
  }

  /// [Proof.Mutual] as far as this side goes.
  private Proof links(URI from, URI to) throws IOException, InterruptedException {
    return switch (http.ask(Request.page(from))) {
      case Answer.Fetched page -> links(page, from, to);
      case Answer.SlowDown(var notBefore, var message) -> new Proof.SlowDown(notBefore, message);
      case Answer.Gone(var url) -> unreadable(url + " is gone for good (410).");
      case Answer.NotModified _ -> unreadable(from + " answers that nothing changed.");
      case Answer.Refused(_, var message) -> unreadable(message);
      case Answer.Failed failed -> unreadable(failed.message());
    };
  }

  private static Proof links(Answer.Fetched page, URI from, URI to) {
    if (!isSameSite(page.url(), from)) {
      return unreadable(
          "%s sends visitors on to %s, which speaks for itself only.".formatted(from, page.url()));
    }
    var type = page.headers().first("Content-Type").orElse("");
    var said = Microformats.parse(new Document(page.url(), type, page.body()));
    boolean there =
        said.rel("me").stream()
            .anyMatch(me -> WebAddress.parse(me).filter(u -> isSame(u, to)).isPresent());
    return there
        ? new Proof.Mutual()
        : new Proof.OneSided("%s has no rel=\"me\" link to %s.".formatted(page.url(), to));
  }

  private static Proof unreadable(String reason) {
    return new Proof.Unreadable(reason);
  }

  /// Whether the way from one to the other leads past nobody else: only to https, or `www.`.
  private static boolean isSameSite(URI a, URI b) {
    boolean samePort = a.getPort() == b.getPort();
    return samePort && bare(a.getHost()).equals(bare(b.getHost()));
  }

  private static String bare(String host) {
    return host.replaceFirst("^www\\.", "");
  }

  /// Whether both are one page: people leave out the last slash and the `s` of https.
  private static boolean isSame(URI a, URI b) {
    return isSameSite(a, b) && path(a).equals(path(b));
  }

  private static String path(URI url) {
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return url.getRawPath().replaceFirst("/+$", "") + query;
  }
}
