package org.kith.networks.feed;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.HtmlProse;

/// Finds the feeds of a web page, as its site offers them: `<link rel="alternate">` and the `Link`
/// header. Nothing is guessed.
public final class FeedDiscovery {

  /// A feed that a page offers.
  ///
  /// @param offeredBy the page, which proves that the feed speaks for its site; the feed itself if
  ///   it was named directly
  /// @param title as the page calls it, empty if it does not
  public record Offer(URI feed, URI offeredBy, String title) {}

  /// What looking at an address ordinarily comes to.
  public sealed interface Found {
    /// The feeds, best first; empty if the page offers none.
    record Feeds(List<Offer> offers) implements Found {
      public Feeds {
        offers = List.copyOf(offers);
      }
    }

    record SlowDown(Instant notBefore, String reason) implements Found {}

    /// It cannot be read, and why, in words for the person who gave it.
    record Unreadable(String reason) implements Found {}
  }

  private static final Set<String> TYPES =
      Set.of(
          "application/atom+xml",
          "application/rss+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/x.atom+xml",
          "application/x-atom+xml",
          "text/rss+xml",
          "text/atom+xml");
  private static final Pattern LINK = Pattern.compile("<([^>]*)>([^,<]*)");
  private static final Pattern TYPE = Pattern.compile("(?i)type\\s*=\\s*\"?([^\";]+)");
  private static final int MOST = 20;

  private final HttpGateway http;

  public FeedDiscovery(HttpGateway http) {
    this.http = http;
  }

  /// @throws IOException if the page could not be reached; asking again later is safe
  public Found find(URI page) throws IOException, InterruptedException {
    return switch (http.ask(Request.page(page))) {
      case Answer.Fetched fetched -> new Found.Feeds(offers(fetched));
      case Answer.SlowDown(var notBefore, var message) -> new Found.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> new Found.Unreadable(message);
      case Answer.Failed failed -> new Found.Unreadable(failed.message());
      case Answer.Gone(var url) -> new Found.Unreadable(url + " is gone for good (410).");
      case Answer.NotModified _ -> new Found.Feeds(List.of());
    };
  }

  private static List<Offer> offers(Answer.Fetched page) {
    if (isFeed(page)) {
      return List.of(new Offer(page.url(), page.url(), ""));
    }
    var offers = new ArrayList<Offer>();
    page.headers().all("Link").forEach(line -> addFromHeader(offers, page.url(), line));
    var contentType = page.headers().first("Content-Type").orElse("");
    var html = Jsoup.parse(Decoding.text(page.body(), contentType), page.url().toString());
    var base =
        Optional.ofNullable(html.selectFirst("base[href]"))
            .flatMap(b -> WebAddress.resolve(page.url(), b.attr("href")))
            .orElse(page.url());
    for (var link : html.select("link[rel~=(?i)\\balternate\\b][href]")) {
      if (isFeedType(link.attr("type"))) {
        WebAddress.resolve(base, link.attr("href"))
            .ifPresent(feed -> add(offers, feed, page.url(), link.attr("title")));
      }
    }
    return offers.stream().limit(MOST).toList();
  }

  private static boolean isFeed(Answer.Fetched page) {
    var type = page.headers().mediaType();
    boolean html = type.contains("html");
    return !html && FeedReader.parse(page).isPresent();
  }

  private static void addFromHeader(List<Offer> offers, URI page, String line) {
    var m = LINK.matcher(line);
    while (m.find()) {
      var parameters = m.group(2);
      var type = TYPE.matcher(parameters);
      boolean alternate = parameters.toLowerCase(Locale.ROOT).contains("alternate");
      if (alternate && type.find() && isFeedType(type.group(1))) {
        WebAddress.resolve(page, m.group(1)).ifPresent(feed -> add(offers, feed, page, ""));
      }
    }
  }

  private static void add(List<Offer> offers, URI feed, URI page, String title) {
    if (offers.stream().noneMatch(o -> o.feed().equals(feed))) {
      offers.add(new Offer(feed, page, HtmlProse.line(title, page)));
    }
  }

  private static boolean isFeedType(String type) {
    return TYPES.contains(type.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT));
  }
}
