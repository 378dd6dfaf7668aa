package org.kith.networks.feed;

import org.jsoup.nodes.Element;

/// Reads where a feed or an entry leads: Atom's links, and the elements RSS has for one purpose
/// each.
final class FeedLinks {

  private FeedLinks() {}

  /// A `<link>` of either kind.
  static void link(Element e, Scope scope) {
    var href = FeedNames.attribute(e, "href");
    if (href.isEmpty() && FeedNames.attribute(e, "rel").isEmpty()) {
      page(e.wholeText().strip(), scope);
      return;
    }
    var link = ofAttributes(e, scope);
    if (!link.has("rel")) {
      link.put("rel", "alternate", 0);
    }
    scope.facts().add("links", link);
    boolean page = link.text("rel").equals("alternate") && isPage(link.text("type"));
    if (page && !scope.facts().has("link", scope.depth())) {
      scope.put("link", link.text("href"));
    }
  }

  /// The page a person would read.
  static void page(String said, Scope scope) {
    if (said.isEmpty()) {
      return;
    }
    var href = Addresses.join(scope.base(), said);
    scope.put("link", href);
    scope
        .facts()
        .add(
            "links",
            new Facts().with("href", href).with("rel", "alternate").with("type", Texts.HTML));
  }

  /// A file that belongs to an entry.
  static void enclosure(Element e, Scope scope) {
    scope.facts().add("links", ofAttributes(e, scope).with("rel", "enclosure"));
  }

  static void license(String href, Scope scope) {
    if (!href.isEmpty()) {
      scope.facts().add("links", new Facts().with("href", href).with("rel", "license"));
    }
  }

  private static boolean isPage(String type) {
    return type.isEmpty() || type.contains("html");
  }

  private static Facts ofAttributes(Element e, Scope scope) {
    var link = new Facts();
    for (var a : e.attributes()) {
      var name = a.getKey().toLowerCase(java.util.Locale.ROOT);
      boolean address = name.equals("href") || name.equals("url") || name.equals("uri");
      if (address) {
        link.with("href", Addresses.join(scope.base(), a.getValue()));
      } else if (name.indexOf(':') < 0 && !name.equals("xmlns")) {
        link.with(name, a.getValue().strip());
      }
    }
    return link;
  }
}
