package org.kith.networks.microformats;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Post;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.HtmlProse;
import org.kith.networks.text.Prose;

/// Makes posts of a page's entries.
final class Entries {

  private static final int MOST_TAGS = 50;
  private static final List<String> POINTING =
      List.of("in-reply-to", "repost-of", "like-of", "bookmark-of", "quotation-of", "mention-of");

  private final Speaker speaker;
  private final URI address;
  private final String language;
  private final Instant now;

  /// @param address where the page was fetched
  /// @param language of the page, empty if unsaid
  Entries(Speaker speaker, URI address, String language, Instant now) {
    this.speaker = speaker;
    this.address = address;
    this.language = language;
    this.now = now;
  }

  /// An entry as a post; empty if it says nothing.
  ///
  /// @param around the feed it stands in; null if it stands alone
  Optional<Post> post(Item entry, @Nullable Item around) {
    var content = content(entry);
    var title = title(entry, content.text());
    if (content.text().isEmpty() && title.isEmpty()) {
      return Optional.empty();
    }
    var url = WebAddress.parse(entry.text("url"));
    var id = Stream.of(entry.text("uid"), entry.text("url")).filter(s -> !s.isBlank()).findFirst();
    return Optional.of(
        new Post(
            speaker.id(cut(id.orElse(address.toString()))),
            speaker.account(),
            url.filter(u -> Speaker.key(u).equals(speaker.key())).orElse(address),
            at(entry),
            title,
            content.text(),
            links(entry, content),
            tags(entry),
            language,
            relation(entry),
            byline(entry, around)));
  }

  private HtmlProse content(Item entry) {
    for (var name : List.of("content", "summary", "description", "name")) {
      var value = entry.first(name);
      if (value.isPresent()) {
        return markup(value.get())
            .map(html -> HtmlProse.of(html, address))
            .orElseGet(() -> new HtmlProse(HtmlProse.tidy(value.get().value()), List.of()));
      }
    }
    return new HtmlProse("", List.of());
  }

  private static Optional<String> markup(Value value) {
    return switch (value) {
      case Value.Markup(_, var html) -> Optional.of(html);
      case Value.Nested(_, var as) -> markup(as);
      case Value.Text _, Value.Picture _ -> Optional.empty();
    };
  }

  /// Its name, unless that only says again how its text begins.
  private static String title(Item entry, String text) {
    var name = Prose.line(entry.text("name"), 1_000);
    var begun = name.replaceFirst("(…|\\.\\.\\.)$", "").strip();
    return Prose.line(text, 1_000).startsWith(begun) ? "" : name;
  }

  private Instant at(Item entry) {
    return Stream.of("published", "updated")
        .flatMap(name -> Moments.parse(entry.text(name)).stream())
        .findFirst()
        .filter(at -> !at.isAfter(now))
        .orElse(now);
  }

  private static List<URI> links(Item entry, HtmlProse content) {
    var links = new LinkedHashSet<>(content.links());
    for (var name : POINTING) {
      entry.all(name).forEach(v -> WebAddress.parse(v.value()).ifPresent(links::add));
    }
    return links.stream().limit(200).toList();
  }

  private static List<String> tags(Item entry) {
    Set<String> tags = new LinkedHashSet<>();
    for (var value : entry.all("category")) {
      var tag =
          Prose.line(value.value(), 1_000).replaceFirst("^#+", "").strip().toLowerCase(Locale.ROOT);
      boolean address = WebAddress.parse(tag).isPresent();
      if (!tag.isEmpty() && tag.length() <= 100 && !address && tags.size() < MOST_TAGS) {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }

  private static Post.@Nullable Relation relation(Item entry) {
    var kinds = new ArrayList<Post.Relation>();
    add(kinds, entry, "repost-of", Post.Relation.Kind.REPOST);
    add(kinds, entry, "in-reply-to", Post.Relation.Kind.REPLY);
    add(kinds, entry, "quotation-of", Post.Relation.Kind.QUOTE);
    return kinds.isEmpty() ? null : kinds.getFirst();
  }

  private static void add(
      List<Post.Relation> kinds, Item entry, String name, Post.Relation.Kind kind) {
    WebAddress.parse(entry.text(name))
        .ifPresent(of -> kinds.add(new Post.Relation(kind, of.toString())));
  }

  /// Whom the page names as this entry's writer, unless that is whose site it is anyway.
  private String byline(Item entry, @Nullable Item around) {
    var author =
        entry.first("author").or(() -> around == null ? Optional.empty() : around.first("author"));
    var name = author.map(Entries::name).orElse("");
    return name.equals(speaker.account().name()) ? "" : name;
  }

  private static String name(Value author) {
    var name = author instanceof Value.Nested(var card, _) ? card.text("name") : author.value();
    return WebAddress.parse(name.strip()).isPresent() ? "" : Prose.line(name, 1_000);
  }

  private static String cut(String id) {
    return id.length() <= 1000
        ? id
        : id.substring(0, 960) + "#" + Integer.toHexString(id.hashCode());
  }
}
