package org.kith.networks.feed;

import java.util.Optional;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads JSON Feed 1.0 and 1.1.
final class JsonFeed {

  private JsonFeed() {}

  /// Empty if this is not a feed.
  static Optional<Facts> parse(String json, String base) {
    try {
      var feed = StrictJson.MAPPER.readTree(json);
      boolean named = text(feed, "version").contains("jsonfeed.org");
      boolean like = feed.path("items").isArray() && (feed.has("title") || feed.has("feed_url"));
      return named || (like && !feed.has("@context"))
          ? Optional.of(read(feed, base))
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Facts read(JsonNode feed, String base) {
    var facts = new Facts();
    facts.with("version", text(feed, "version").endsWith("/1") ? "json1" : "json11");
    text(facts, "title", text(feed, "title"), Texts.PLAIN);
    text(facts, "subtitle", text(feed, "description"), Texts.PLAIN);
    var home = joined(base, text(feed, "home_page_url"));
    facts.with("link", home);
    link(facts, home, "alternate", Texts.HTML);
    link(facts, joined(base, text(feed, "feed_url")), "self", "application/feed+json");
    link(facts, joined(base, text(feed, "next_url")), "next", "application/feed+json");
    for (var hub : feed.path("hubs")) {
      link(facts, joined(base, text(hub, "url")), "hub", "");
    }
    facts.with("icon", joined(base, text(feed, "icon")));
    facts.with("logo", joined(base, text(feed, "favicon")));
    facts.with("language", text(feed, "language"));
    people(facts, feed, base);
    for (var item : feed.path("items")) {
      if (facts.all("entries").size() < FeedDocument.MOST_ENTRIES) {
        facts.append("entries", entry(item, base));
      } else {
        facts.put("entriesLeftOut", feed.path("items").size() - FeedDocument.MOST_ENTRIES, 0);
        break;
      }
    }
    return facts;
  }

  private static Facts entry(JsonNode item, String base) {
    var entry = new Facts().with("id", text(item, "id"));
    text(entry, "title", text(item, "title"), Texts.PLAIN);
    var html = text(item, "content_html");
    var plain = text(item, "content_text");
    content(entry, Addresses.absolute(html, base), Texts.HTML, base);
    content(entry, plain, Texts.PLAIN, base);
    text(entry, "summary", text(item, "summary"), Texts.PLAIN);
    var page = joined(base, text(item, "url"));
    var about = joined(base, text(item, "external_url"));
    entry.with("link", page.isEmpty() ? about : page);
    link(entry, page, "alternate", Texts.HTML);
    link(entry, about, "related", "");
    date(entry, "published", text(item, "date_published"));
    date(entry, "updated", text(item, "date_modified"));
    entry.with("language", text(item, "language"));
    var image = text(item, "image").isEmpty() ? text(item, "banner_image") : text(item, "image");
    entry.with("image", image.isEmpty() ? null : new Facts().with("href", joined(base, image)));
    people(entry, item, base);
    for (var tag : item.path("tags")) {
      if (entry.all("categories").size() < 200) {
        entry.add("categories", new Facts().with("term", tag.asString("").strip()));
      }
    }
    for (var file : item.path("attachments")) {
      entry.add(
          "links",
          new Facts()
              .with("rel", "enclosure")
              .with("href", joined(base, text(file, "url")))
              .with("type", text(file, "mime_type"))
              .with("length", text(file, "size_in_bytes"))
              .with("title", text(file, "title")));
    }
    return entry;
  }

  private static void text(Facts facts, String name, String value, String type) {
    if (!value.isBlank()) {
      facts.with(name, value.strip());
      facts.with(name + "Detail", new Facts().with("value", value.strip()).with("type", type));
    }
  }

  private static void content(Facts entry, String value, String type, String base) {
    if (!value.isBlank()) {
      entry.add("content", new Facts().with("value", value).with("type", type).with("base", base));
    }
  }

  private static void link(Facts facts, String href, String rel, String type) {
    if (!href.isEmpty()) {
      facts.add("links", new Facts().with("href", href).with("rel", rel).with("type", type));
    }
  }

  private static void date(Facts facts, String name, String said) {
    facts.with(name, said);
    FeedDates.parse(said).ifPresent(at -> facts.with(name + "At", at.toString()));
  }

  private static void people(Facts facts, JsonNode of, String base) {
    var authors = of.path("authors").isArray() ? of.path("authors") : of.path("author");
    for (var author : authors.isArray() ? authors : java.util.List.of(authors)) {
      var person =
          new Facts()
              .with("name", text(author, "name").strip())
              .with("href", joined(base, text(author, "url")))
              .with("avatar", joined(base, text(author, "avatar")));
      facts.add("authors", person);
      if (!facts.has("author") && !person.isEmpty()) {
        facts.with("author", person.text("name")).with("authorDetail", person);
      }
    }
  }

  private static String joined(String base, String said) {
    return said.isBlank() ? "" : Addresses.join(base, said);
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name);
    return value.isString() || value.isNumber() ? value.asString() : "";
  }
}
