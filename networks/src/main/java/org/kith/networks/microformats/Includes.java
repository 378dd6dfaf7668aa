package org.kith.networks.microformats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The include pattern of classic microformats: a thing may take in elements that stand elsewhere
/// on its page, by their id (<https://microformats.org/wiki/include-pattern>, `itemref`, and the
/// headers of a table's cell). They are put where they are taken in, so that all else sees them
/// there.
final class Includes {

  private static final int MOST_NODES = 20_000;

  private static final int MOST_IDS = 20;

  private final Map<String, Element> byId = new HashMap<>();
  private int nodes;

  Includes(Document document) {
    for (var element : document.getAllElements()) {
      if (!element.id().isEmpty()) {
        byId.putIfAbsent(element.id(), element);
      }
    }
  }

  /// Puts copies of what a thing takes in into it.
  void apply(Element thing) {
    for (var id : ids(thing).stream().limit(MOST_IDS).toList()) {
      var found = byId.get(id);
      if (found != null && !isAround(id, thing) && fits(found)) {
        thing.appendChild(found.clone());
      }
    }
    for (var child : thing.children()) {
      if (Classes.roots(child).isEmpty() && Classic.roots(child).isEmpty()) {
        apply(child);
      }
    }
  }

  private boolean fits(Element found) {
    if (nodes < MOST_NODES) {
      nodes += found.getAllElements().size();
    }
    return nodes < MOST_NODES;
  }

  /// Whether taking it in would go round in a circle.
  private static boolean isAround(String id, Element element) {
    for (var e = element; e != null; e = e.parent()) {
      if (e.id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> ids(Element element) {
    if (element.hasAttr("itemref")) {
      return List.of(element.attr("itemref").strip().split("\\s+", -1));
    }
    if (element.classNames().contains("include")) {
      var target = element.attr(element.normalName().equals("object") ? "data" : "href");
      return target.startsWith("#") ? List.of(target.substring(1)) : List.of();
    }
    return element.normalName().equals("td") && element.hasAttr("headers")
        ? List.of(element.attr("headers").strip().split("\\s+", -1))
        : List.of();
  }
}
