package org.kith.networks.feed;

import org.jsoup.nodes.Element;

/// What podcasts say about themselves in Apple's vocabulary.
final class PodcastFields {

  private static final String SCHEME = "http://www.itunes.com/";

  private PodcastFields() {}

  /// False if it is not of it.
  static boolean read(String name, Element e, Scope scope) {
    if (!name.startsWith("itunes:")) {
      return false;
    }
    var text = e.wholeText().strip();
    var itunes = scope.facts().under("itunes");
    switch (FeedNames.local(e)) {
      case "author" -> People.add(e, scope, "author");
      case "owner" -> People.add(e, scope, "publisher");
      case "title" -> Texts.putTitle(scope, Texts.read(e, scope, Texts.PLAIN));
      case "subtitle" -> Texts.put(scope, "subtitle", Texts.read(e, scope, Texts.PLAIN));
      case "summary" -> Texts.putSummary(scope, Texts.read(e, scope, Texts.PLAIN));
      case "category" -> category(e, scope);
      case "keywords" -> {
        for (var word : text.split(",", 200)) {
          CoreFields.category(word.strip(), word.isBlank() ? "" : SCHEME, "", scope);
        }
      }
      case "image", "link" -> image(e, scope);
      case "block" ->
          itunes.with("block", e.wholeText().equals("yes") || e.wholeText().equals("Yes"));
      case "explicit" -> itunes.with("explicit", explicit(text));
      case "duration", "episode", "season", "order", "type" ->
          itunes.with(FeedNames.local(e), text);
      case "episodetype" -> itunes.with("episodeType", text);
      case "new-feed-url" -> scope.put("newLocation", Addresses.join(scope.base(), text));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void category(Element e, Scope scope) {
    var term = FeedNames.attribute(e, "text");
    CoreFields.category(term, term.isEmpty() ? "" : SCHEME, "", scope);
    for (var below : e.children()) {
      category(below, scope);
    }
  }

  private static void image(Element e, Scope scope) {
    var href = FeedNames.attribute(e, "href");
    var url = href.isEmpty() ? FeedNames.attribute(e, "url") : href;
    if (!url.isEmpty()) {
      var image = new Facts().with("href", Addresses.join(scope.base(), url));
      scope.facts().put("image", image, scope.depth());
    }
  }

  /// @return null if it does not say
  private static @org.jspecify.annotations.Nullable Boolean explicit(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "yes", "true", "explicit" -> true;
      case "clean", "no", "false" -> false;
      default -> null;
    };
  }
}
