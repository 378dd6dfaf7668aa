package org.kith.networks.feed;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads RSS, RDF, Atom and CDF with jsoup's XML parser, which has no DTD, no entities but HTML's,
/// and no way to a file or the net: what makes XML dangerous is not switched off here but absent.
/// It also reads what is not well-formed, as one feed in ten is.
final class XmlFeed {

  private static final int DEEPEST = 256;

  private XmlFeed() {}

  /// Empty if this is not a feed.
  ///
  /// @param base what relative addresses in it stand on
  static Optional<Facts> parse(String xml, String base) {
    var prolog = Prolog.of(xml);
    var parser = Parser.xmlParser().setMaxDepth(DEEPEST);
    var document = Jsoup.parse(prolog.rest(), base, parser);
    for (var root : document.children()) {
      var version = version(root, prolog.doctype());
      if (!version.isEmpty()) {
        return Optional.of(read(root, version, base));
      }
    }
    return Optional.empty();
  }

  private static Facts read(Element root, String version, String base) {
    var feed = new Facts().with("version", version);
    var outside = new Scope(feed, Scope.About.FEED, base, "", 0, version);
    var scope = outside.in(root);
    scope.put("language", scope.language());
    var walk = new FeedWalk(feed);
    if (version.equals("cdf")) {
      FeedWalk.marked(root, scope);
    }
    walk.children(root, scope);
    return feed;
  }

  /// What the root says the format is; empty if it is none of a feed.
  private static String version(Element root, String doctype) {
    var version = FeedNames.attribute(root, "version");
    var namespace = root.tag().namespace().toLowerCase(Locale.ROOT);
    return switch (FeedNames.local(root)) {
      case "feed" ->
          switch (namespace) {
            case "http://www.w3.org/2005/atom" -> "atom10";
            case "http://purl.org/atom/ns#" -> "atom03";
            default -> version.matches("0\\.[123]") ? "atom" + version.replace(".", "") : "atom";
          };
      case "rss" -> rss(version, doctype);
      case "rdf" ->
          root.attributes().asList().stream()
                  .anyMatch(a -> a.getValue().equals("http://my.netscape.com/rdf/simple/0.9/"))
              ? "rss090"
              : "rss10";
      case "channel" -> "cdf";
      default -> "";
    };
  }

  private static String rss(String version, String doctype) {
    return switch (version) {
      case "0.91" -> doctype.contains("netscape") ? "rss091n" : "rss091u";
      case "0.92", "0.93", "0.94" -> "rss" + version.replace(".", "");
      case String two when two.startsWith("2") -> "rss20";
      default -> "rss";
    };
  }
}
