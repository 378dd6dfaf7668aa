package org.kith.networks.feed;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/// What elements of feeds are called here: by their local name, and before it the usual prefix of
/// their vocabulary where that is not a feed format's own. `<d:creator>` is `dc:creator` if `d` is
/// Dublin Core. A prefix that a feed forgot to declare means what it usually does.
final class FeedNames {

  /// The feed formats themselves have no prefix.
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2005/atom", ""),
          Map.entry("http://purl.org/atom/ns#", ""),
          Map.entry("http://purl.org/rss/1.0/", ""),
          Map.entry("http://my.netscape.com/rdf/simple/0.9/", ""),
          Map.entry("http://purl.org/rss/1.0/modules/rss091#", ""),
          Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
          Map.entry("http://example.com/newformat#", ""),
          Map.entry("http://example.com/necho", ""),
          Map.entry("http://purl.org/echo/", ""),
          Map.entry("uri/of/echo/namespace#", ""),
          Map.entry("http://purl.org/pie/", ""),
          Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
          Map.entry("http://purl.org/dc/terms/", "dcterms"),
          Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://search.yahoo.com/mrss", "media"),
          Map.entry("http://search.yahoo.com/mrss/", "media"),
          Map.entry("http://wellformedweb.org/commentapi/", "wfw"),
          Map.entry("http://purl.org/rss/1.0/modules/slash/", "slash"),
          Map.entry("http://purl.org/syndication/thread/1.0", "thr"),
          Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          Map.entry("http://webns.net/mvcb/", "admin"),
          Map.entry("http://web.resource.org/cc/", "cc"),
          Map.entry("http://creativecommons.org/ns#license", "cc"),
          Map.entry("http://backend.userland.com/creativecommonsrssmodule", "cc"),
          Map.entry("http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "cc"),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
          Map.entry("http://www.georss.org/georss", "georss"),
          Map.entry("http://www.opengis.net/gml", "gml"),
          Map.entry("http://www.w3.org/2003/01/geo/wgs84_pos#", "geo"),
          Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
          Map.entry("http://podlove.org/simple-chapters", "psc"),
          Map.entry("http://purl.org/atompub/tombstones/1.0", "at"));

  private FeedNames() {}

  /// `title`, `dc:creator`, `media:content`; lower case.
  static String of(Element e) {
    var prefix = prefix(e);
    return prefix.isEmpty() ? local(e) : prefix + ":" + local(e);
  }

  static String local(Element e) {
    return e.tag().localName().toLowerCase(Locale.ROOT);
  }

  private static String prefix(Element e) {
    var namespace = e.tag().namespace().toLowerCase(Locale.ROOT);
    if (namespace.startsWith("http://backend.userland.com/rss")) {
      return "";
    }
    var known = PREFIXES.get(namespace);
    return known == null ? e.tag().prefix().toLowerCase(Locale.ROOT) : known;
  }

  /// An attribute whatever its prefix and case; empty if there is none.
  static String attribute(Element of, String local) {
    for (var a : of.attributes()) {
      var key = a.getKey().toLowerCase(Locale.ROOT);
      if (key.equals(local) || (key.endsWith(":" + local) && !key.startsWith("xmlns:"))) {
        return a.getValue().strip();
      }
    }
    return "";
  }
}
