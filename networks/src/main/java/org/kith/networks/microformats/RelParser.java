package org.kith.networks.microformats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/// The links of a page that have a `rel`.
final class RelParser {

  private static final Set<String> LINKS = Set.of("a", "area", "link");
  private static final List<String> ATTRIBUTES = List.of("hreflang", "media", "title", "type");

  private final Urls urls;
  private final Texts texts;
  private final Work work;
  private final Map<String, Set<String>> rels = new LinkedHashMap<>();
  private final Map<String, Said> links = new LinkedHashMap<>();

  private record Said(TreeSet<String> rels, Map<String, String> attributes) {}

  RelParser(Urls urls, Texts texts, Work work) {
    this.urls = urls;
    this.texts = texts;
    this.work = work;
  }

  static boolean isLink(Element element) {
    return LINKS.contains(element.normalName()) && element.hasAttr("href");
  }

  static Set<String> rels(Element link) {
    var rels = new LinkedHashSet<String>();
    for (var rel : link.attr("rel").split("[ \\t\\n\\f\\r]+", -1)) {
      if (!rel.isEmpty()) {
        rels.add(rel);
      }
    }
    return rels;
  }

  void parse(Element root) {
    root.filter((Node node, int depth) -> {
      work.charge(0);
      if (node instanceof Element element) {
        if (element.normalName().equals("template")) {
          return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (element.hasAttr("rel") && isLink(element) && !work.isSpent()) {
          add(element);
        }
      }
      return NodeFilter.FilterResult.CONTINUE;
    });
  }

  private void add(Element link) {
    var values = rels(link);
    if (values.isEmpty()) {
      return;
    }
    var url = urls.resolve(link.attr("href"));
    values.forEach(rel -> rels.computeIfAbsent(rel, _ -> new LinkedHashSet<>()).add(url));
    var said = links.computeIfAbsent(url, _ -> new Said(new TreeSet<>(), new LinkedHashMap<>()));
    said.rels().addAll(values);
    for (var name : ATTRIBUTES) {
      if (link.hasAttr(name)) {
        said.attributes().putIfAbsent(name, link.attr(name));
      }
    }
    var text = texts.untrimmed(link, Texts.Pictures.ALT);
    if (!text.isEmpty()) {
      said.attributes().putIfAbsent("text", text);
    }
  }

  Map<String, List<String>> rels() {
    var copy = new LinkedHashMap<String, List<String>>();
    rels.forEach((rel, addresses) -> copy.put(rel, new ArrayList<>(addresses)));
    return copy;
  }

  Map<String, Page.Link> links() {
    var copy = new LinkedHashMap<String, Page.Link>();
    links.forEach(
        (url, said) -> copy.put(url, new Page.Link(List.copyOf(said.rels()), said.attributes())));
    return copy;
  }
}
