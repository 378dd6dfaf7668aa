package org.kith.networks.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.HtmlProse;

/// Makes of a feed's bytes what it says, and of that what Kith hears.
final class FeedParsing {

  private static final int MOST_TAGS = 50;

  private FeedParsing() {}

  /// All a feed says; empty if this is not a feed.
  static Optional<Facts> facts(Decoding decoded, URI address) {
    var text = decoded.text().stripLeading();
    return text.startsWith("{")
        ? JsonFeed.parse(text, address.toString())
        : XmlFeed.parse(text, address.toString());
  }

  /// What Kith hears in it.
  static FeedDocument document(Facts feed, URI address) {
    var entries = new ArrayList<FeedDocument.Entry>();
    boolean atom = feed.text("version").startsWith("atom");
    for (var entry : feed.all("entries")) {
      entries.add(entry(entry, atom, address));
    }
    return new FeedDocument(
        FeedVersions.called(feed.text("version")),
        title(feed, atom, address),
        address(address, feed.text("link")),
        FeedTags.language(feed.text("language")),
        entries,
        feed.all("deleted").stream()
            .map(gone -> gone.text("id"))
            .filter(id -> !id.isEmpty())
            .toList());
  }

  private static FeedDocument.Entry entry(Facts entry, boolean atom, URI address) {
    var url = address(address, entry.text("link"));
    return new FeedDocument.Entry(
        entry.text("id"),
        url,
        title(entry, atom, address),
        text(entry, url == null ? address : url),
        published(entry),
        byline(entry),
        tags(entry),
        FeedTags.language(entry.text("language")));
  }

  private static @Nullable URI address(URI base, String said) {
    return WebAddress.resolve(base, said).orElse(null);
  }

  /// RSS does not say whether a title is markup; what looks like it, is.
  private static String title(Facts of, boolean atom, URI address) {
    var title = of.text("title");
    boolean plain =
        atom && of.has("titleDetail") && of.under("titleDetail").text("type").equals(Texts.PLAIN);
    return HtmlProse.line(
        plain ? title.replace("&", "&amp;").replace("<", "&lt;") : title, address);
  }

  /// The whole text where there is one, else the summary.
  private static HtmlProse text(Facts entry, URI base) {
    var said = new ArrayList<Facts>(entry.all("content"));
    if (entry.has("summaryDetail")) {
      said.add(entry.under("summaryDetail"));
    }
    for (var text : said) {
      var plain = plain(text, base);
      if (!plain.text().isEmpty()) {
        return about(plain, entry);
      }
    }
    return about(HtmlProse.NOTHING, entry);
  }

  private static HtmlProse plain(Facts text, URI base) {
    var type = text.text("type");
    if (type.equals(Texts.PLAIN)) {
      return new HtmlProse(HtmlProse.tidy(text.text("value")), List.of());
    }
    boolean readable = type.contains("html") || type.startsWith("text/") || type.endsWith("xml");
    var stands = WebAddress.parse(text.text("base")).orElse(base);
    return readable ? HtmlProse.of(text.text("value"), stands) : HtmlProse.NOTHING;
  }

  /// What an entry is about is a link of it, too.
  private static HtmlProse about(HtmlProse text, Facts entry) {
    var links = new LinkedHashSet<>(text.links());
    for (var link : entry.all("links")) {
      if (link.text("rel").equals("related")) {
        WebAddress.parse(link.text("href")).ifPresent(links::add);
      }
    }
    return links.size() == text.links().size()
        ? text
        : new HtmlProse(text.text(), List.copyOf(links));
  }

  private static @Nullable Instant published(Facts entry) {
    for (var field : List.of("publishedAt", "createdAt", "updatedAt")) {
      if (entry.has(field)) {
        return Instant.parse(entry.text(field));
      }
    }
    return null;
  }

  private static String byline(Facts entry) {
    var authors = entry.all("authors");
    var name = authors.isEmpty() ? "" : authors.getFirst().text("name");
    return name.contains("@") ? "" : HtmlProse.line(name, URI.create("http://invalid/"));
  }

  private static List<String> tags(Facts entry) {
    var tags = new LinkedHashSet<String>();
    for (var category : entry.all("categories")) {
      var label = category.text("label");
      if (tags.size() < MOST_TAGS) {
        FeedTags.tag(label.isBlank() ? category.text("term") : label).ifPresent(tags::add);
      }
    }
    return List.copyOf(tags);
  }
}
