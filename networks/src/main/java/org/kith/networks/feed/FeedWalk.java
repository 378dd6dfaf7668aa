package org.kith.networks.feed;

import java.util.Locale;
import org.jsoup.nodes.Element;

/// Walks over the elements of a feed and notes what each says about the thing it stands in. What
/// nobody knows is kept under `other`, and what stands in it is read as if it stood around it.
final class FeedWalk {

  private static final int MOST_OTHER = 50;
  private final Facts feed;

  FeedWalk(Facts feed) {
    this.feed = feed;
  }

  void children(Element of, Scope scope) {
    for (var child : of.children()) {
      element(child, scope.in(child));
    }
  }

  private void element(Element e, Scope scope) {
    var name = FeedNames.of(e);
    switch (name) {
      case "item", "entry" -> entry(e, scope);
      case "source" -> source(e, scope);
      case "image" -> image(e, scope);
      case "textinput" -> {
        children(e, scope.of(scope.facts().under("textInput"), Scope.About.TEXT_INPUT));
      }
      default -> {
        boolean known =
            CoreFields.read(name, e, scope)
                || ModuleFields.read(name, e, scope)
                || PodcastFields.read(name, e, scope)
                || MediaFields.read(name, e, scope)
                || GeoFields.read(name, e, scope);
        if (!known) {
          other(name, e, scope);
        }
      }
    }
  }

  private void entry(Element e, Scope scope) {
    if (feed.all("entries").size() >= FeedDocument.MOST_ENTRIES) {
      feed.put("entriesLeftOut", 1 + leftOut(), 0);
      return;
    }
    var entry = new Facts();
    var inside = scope.of(entry, Scope.About.ENTRY);
    inside.put("id", FeedNames.attribute(e, "about"));
    marked(e, inside);
    children(e, inside);
    ownPage(entry, inside);
    feed.append("entries", entry);
  }

  private int leftOut() {
    var said = feed.text("entriesLeftOut");
    return said.isEmpty() ? 0 : Integer.parseInt(said);
  }

  /// A guid is the entry's page unless it says that it is not, or another page is named.
  private static void ownPage(Facts entry, Scope scope) {
    if (entry.has("link")) {
      entry.remove("idIsLink");
    } else if (entry.has("idIsLink")) {
      scope.put("link", entry.text("id"));
    }
  }

  /// What CDF says in attributes.
  static void marked(Element e, Scope scope) {
    CoreFields.date("updated", FeedNames.attribute(e, "lastmod"), scope);
    FeedLinks.page(FeedNames.attribute(e, "href"), scope);
  }

  private void source(Element e, Scope scope) {
    var source = scope.of(scope.facts().under("source"), Scope.About.SOURCE);
    source.put("href", FeedNames.attribute(e, "url"));
    if (e.childrenSize() == 0) {
      source.put("title", e.wholeText().strip());
    }
    children(e, source);
  }

  private void image(Element e, Scope scope) {
    var image = new Facts();
    children(e, scope.of(image, Scope.About.IMAGE));
    if (e.childrenSize() == 0 && scope.about() == Scope.About.ENTRY) {
      image.with("href", Addresses.join(scope.base(), e.wholeText()));
    }
    scope.facts().put("image", image.isEmpty() ? null : image, scope.depth());
  }

  private void other(String name, Element e, Scope scope) {
    if (e.childrenSize() > 0) {
      children(e, scope);
      return;
    }
    var other = scope.facts().under("other");
    if (other.size() >= MOST_OTHER) {
      return;
    }
    var attributes = new Facts();
    for (var a : e.attributes()) {
      if (!a.getKey().startsWith("xmlns")) {
        attributes.with(a.getKey().toLowerCase(Locale.ROOT), a.getValue().strip());
      }
    }
    var text = Letters.mended(e.wholeText().strip());
    other.put(name, attributes.isEmpty() ? text : attributes.with("value", text), scope.depth());
  }
}
