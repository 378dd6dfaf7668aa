package org.kith.networks.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads JSON Feed 1.0 and 1.1.
final class JsonFeed {

  private JsonFeed() {}

  /// Empty if this is not a feed.
  static Optional<FeedDocument> parse(String json, URI address) {
    try {
      var feed = StrictJson.MAPPER.readTree(json);
      boolean named = text(feed, "version").contains("jsonfeed.org");
      return named || feed.path("items").isArray()
          ? Optional.of(read(feed, address))
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static FeedDocument read(JsonNode feed, URI address) {
    var language = FeedTags.language(text(feed, "language"));
    var entries = new ArrayList<FeedDocument.Entry>();
    for (var item : feed.path("items")) {
      if (entries.size() < FeedDocument.MOST_ENTRIES) {
        entries.add(entry(item, address));
      }
    }
    var home = WebAddress.resolve(address, text(feed, "home_page_url")).orElse(null);
    var title = PlainText.line(text(feed, "title"), address);
    return new FeedDocument(format(feed), title, home, language, entries, List.of());
  }

  private static String format(JsonNode feed) {
    return text(feed, "version").endsWith("/1") ? "JSON Feed 1.0" : "JSON Feed 1.1";
  }

  private static FeedDocument.Entry entry(JsonNode item, URI address) {
    var url = WebAddress.resolve(address, text(item, "url"));
    var about = WebAddress.resolve(address, text(item, "external_url"));
    var html = text(item, "content_html");
    var text =
        html.isBlank()
            ? PlainText.ofText(
                text(item, text(item, "content_text").isBlank() ? "summary" : "content_text"))
            : PlainText.ofHtml(html, url.orElse(address));
    var links = new ArrayList<>(text.links());
    about.filter(u -> !links.contains(u)).ifPresent(links::add);
    var date = FeedDates.parse(text(item, "date_published"));
    return new FeedDocument.Entry(
        text(item, "id"),
        url.or(() -> about).orElse(null),
        PlainText.line(text(item, "title"), address),
        new PlainText(text.text(), links),
        date.or(() -> FeedDates.parse(text(item, "date_modified"))).orElse(null),
        byline(item),
        tags(item),
        FeedTags.language(text(item, "language")));
  }

  private static String byline(JsonNode item) {
    return Stream.of(item.path("authors").path(0), item.path("author"))
        .map(author -> text(author, "name").strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static List<String> tags(JsonNode item) {
    var tags = new ArrayList<String>();
    for (var tag : item.path("tags")) {
      FeedTags.tag(tag.asString("")).filter(t -> !tags.contains(t)).ifPresent(tags::add);
    }
    return tags.stream().limit(50).toList();
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name);
    return value.isString() || value.isNumber() ? value.asString() : "";
  }
}
