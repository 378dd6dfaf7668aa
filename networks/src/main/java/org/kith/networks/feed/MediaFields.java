package org.kith.networks.feed;

import java.util.List;
import org.jsoup.nodes.Element;

/// Media RSS: pictures and films that belong to an entry.
final class MediaFields {

  private MediaFields() {}

  /// False if it is not of it.
  static boolean read(String name, Element e, Scope scope) {
    if (!name.startsWith("media:")) {
      return false;
    }
    var text = e.wholeText().strip();
    switch (FeedNames.local(e)) {
      case "title" -> title(e, scope);
      case "description" -> Texts.putSummary(scope, Texts.read(e, scope, Texts.HTML));
      case "keywords" ->
          List.of(text.split(",", 200))
              .forEach(word -> CoreFields.category(word.strip(), "", "", scope));
      case "category" -> {
        var scheme = FeedNames.attribute(e, "scheme");
        var usual = "http://search.yahoo.com/mrss/category_schema";
        CoreFields.category(
            text, scheme.isEmpty() ? usual : scheme, FeedNames.attribute(e, "label"), scope);
      }
      case "content" -> {
        media(scope).append("content", addressed(e, scope));
        return below(e, scope);
      }
      case "thumbnail" -> {
        var thumbnail = addressed(e, scope);
        media(scope).append("thumbnails", thumbnail.with("url", text));
      }
      case "credit" ->
          media(scope).append("credits", CoreFields.attributes(e).with("content", text));
      case "restriction" -> media(scope).with("restriction", restriction(e, text));
      case "license" -> media(scope).with("license", addressed(e, scope).with("content", text));
      case "rating" -> media(scope).with("rating", CoreFields.attributes(e).with("content", text));
      case "player" -> media(scope).with("player", addressed(e, scope).with("content", text));
      default -> {
        return false;
      }
    }
    return true;
  }

  /// A file's title is that of the entry only where the entry has none.
  private static void title(Element e, Scope scope) {
    var below = scope.below();
    Texts.putTitle(below, Texts.read(e, below, Texts.PLAIN));
  }

  /// What stands in a file's element is said of the entry, too.
  private static boolean below(Element e, Scope scope) {
    for (var child : e.children()) {
      read(FeedNames.of(child), child, scope.in(child));
    }
    return true;
  }

  private static Facts media(Scope scope) {
    return scope.facts().under("media");
  }

  private static Facts addressed(Element e, Scope scope) {
    var facts = CoreFields.attributes(e);
    for (var name : List.of("url", "href")) {
      if (facts.has(name)) {
        facts.put(name, Addresses.join(scope.base(), facts.text(name)), 0);
      }
    }
    return facts;
  }

  private static Facts restriction(Element e, String text) {
    var facts = CoreFields.attributes(e);
    facts.with("content", List.of(text.toLowerCase(java.util.Locale.ROOT).split("\\s+", 300)));
    return facts;
  }
}
