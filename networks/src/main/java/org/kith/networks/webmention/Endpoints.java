package org.kith.networks.webmention;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;

/// Finds where a page wants to be told that it is linked to: for Webmention the first of its `Link`
/// header, `<link>` and `<a>` elements with that `rel`; for Pingback its `X-Pingback` header or its
/// `<link>`.
public final class Endpoints {

  /// What looking at a page ordinarily comes to.
  public sealed interface Found {
    /// Where it wants to be told; both empty if it does not.
    ///
    /// @param target the page that answered, after any redirects
    record Told(URI target, Optional<URI> webmention, Optional<URI> pingback) implements Found {}

    record SlowDown(Instant notBefore, String reason) implements Found {}

    /// It cannot be read, or not by us, and why, in words.
    record Unreadable(String reason) implements Found {}
  }

  private final HttpGateway http;

  public Endpoints(HttpGateway http) {
    this.http = http;
  }

  /// Asks the page anew each time: where it wants to be told may have changed.
  ///
  /// @throws IOException if the page could not be reached; asking again later is safe
  public Found discover(URI target) throws IOException, InterruptedException {
    return switch (http.ask(Request.page(target))) {
      case Answer.Fetched page -> told(page);
      case Answer.SlowDown(var notBefore, var message) -> new Found.SlowDown(notBefore, message);
      case Answer.Gone(var url) -> new Found.Unreadable(url + " is gone for good (410).");
      case Answer.NotModified _ -> new Found.Unreadable(target + " answers that nothing changed.");
      case Answer.Refused(_, var message) -> new Found.Unreadable(message);
      case Answer.Failed failed -> new Found.Unreadable(failed.message());
    };
  }

  private static Found told(Answer.Fetched page) {
    var html = html(page);
    var webmention =
        inHeader(page, "webmention")
            .or(() -> inElements(page, html.select("link, a"), "webmention"));
    var pingback =
        page.headers()
            .first("X-Pingback")
            .flatMap(address -> resolve(page.url(), address))
            .or(() -> inElements(page, html.select("link"), "pingback"));
    return new Found.Told(page.url(), webmention, pingback);
  }

  private static Optional<URI> inHeader(Answer.Fetched page, String rel) {
    return page.headers().all("Link").stream()
        .flatMap(line -> LinkHeader.parse(line).stream())
        .filter(link -> link.rels().contains(rel))
        .flatMap(link -> resolve(page.url(), link.target()).stream())
        .findFirst();
  }

  private static Optional<URI> inElements(Answer.Fetched page, Elements links, String rel) {
    return links.stream()
        .filter(link -> link.hasAttr("href") && hasRel(link, rel))
        .flatMap(link -> resolve(base(page, link), link.attr("href")).stream())
        .findFirst();
  }

  private static boolean hasRel(Element link, String rel) {
    for (var said : link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (said.equals(rel)) {
        return true;
      }
    }
    return false;
  }

  private static URI base(Answer.Fetched page, Element link) {
    var root = link.ownerDocument();
    var base = root == null ? null : root.selectFirst("base[href]");
    return base == null
        ? page.url()
        : WebAddress.resolve(page.url(), base.attr("href")).orElse(page.url());
  }

  /// An empty reference is the page itself.
  private static Optional<URI> resolve(URI page, String reference) {
    return reference.isBlank() ? Optional.of(page) : WebAddress.resolve(page, reference);
  }

  private static Document html(Answer.Fetched page) {
    var type = page.headers().mediaType();
    if (!type.isEmpty() && !type.contains("html")) {
      return new Document(page.url().toString());
    }
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(page.body()),
          null,
          page.url().toString(),
          Parser.htmlParser().setMaxDepth(400));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }
}
