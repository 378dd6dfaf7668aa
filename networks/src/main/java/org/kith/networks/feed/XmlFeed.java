package org.kith.networks.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.kith.networks.http.WebAddress;

/// Reads RSS, RDF and Atom with jsoup's XML parser, which has no DTD, no entities but HTML's, and
/// no way to a file or the net: what makes XML dangerous is not switched off here but absent. It
/// also reads what is not well-formed, as one feed in ten is.
///
/// Elements are known by local name and namespace where a feed declares one, by local name and
/// prefix where it forgot to.
final class XmlFeed {

  private static final int DEEPEST = 256;
  private static final int MOST_TAGS = 50;

  private static final int PROLOG = 64 << 10;
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String ATOM_03 = "http://purl.org/atom/ns#";
  private static final Set<String> FOREIGN =
      Set.of("media", "itunes", "googleplay", "podcast", "dcterms", "thr", "slash", "wfw", "geo");

  private final URI address;

  private XmlFeed(URI address) {
    this.address = address;
  }

  /// Empty if this is not a feed.
  static Optional<FeedDocument> parse(String xml, URI address) {
    var parser = Parser.xmlParser().setMaxDepth(DEEPEST);
    var document = Jsoup.parse(withoutDoctype(xml), address.toString(), parser);
    for (var root : document.children()) {
      switch (local(root)) {
        case "feed" -> {
          return Optional.of(new XmlFeed(address).atom(root));
        }
        case "rss", "rdf" -> {
          return Optional.of(new XmlFeed(address).rss(root));
        }
        case "channel" -> {
          return Optional.of(new XmlFeed(address).channel(root, root));
        }
        default -> {
          continue;
        }
      }
    }
    return Optional.empty();
  }

  /// Leaves a DOCTYPE away with all it declares: the parser would take its internal subset for
  /// text.
  private static String withoutDoctype(String xml) {
    var prolog = xml.substring(0, Math.min(xml.length(), PROLOG)).toLowerCase(Locale.ROOT);
    int start = prolog.indexOf("<!doctype");
    if (start < 0) {
      return xml;
    }
    int depth = 0;
    char quote = 0;
    for (int i = start; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '<') {
        depth++;
      } else if (c == '>' && --depth == 0) {
        return xml.substring(0, start) + xml.substring(i + 1);
      }
    }
    return xml;
  }

  private FeedDocument rss(Element root) {
    return channel(child(root, "channel").orElse(root), root);
  }

  /// @param around where items stand if not in the channel, as in RDF
  private FeedDocument channel(Element channel, Element around) {
    var base = base(channel, address);
    var entries = new ArrayList<FeedDocument.Entry>();
    for (var place : around.equals(channel) ? List.of(channel) : List.of(channel, around)) {
      for (var item : place.children()) {
        if (local(item).equals("item") && entries.size() < FeedDocument.MOST_ENTRIES) {
          entries.add(item(item, base));
        }
      }
    }
    var language = language(first(channel, "language"), channel);
    var home = plainLink(channel, base).orElse(null);
    var title = PlainText.line(first(channel, "title"), base);
    return new FeedDocument(format(around), title, home, language, entries, List.of());
  }

  private static String format(Element root) {
    var version = root.attr("version").strip();
    var rss = version.isEmpty() || version.length() > 10 ? "RSS" : "RSS " + version;
    return local(root).equals("rdf") ? "RSS 1.0" : rss;
  }

  private FeedDocument.Entry item(Element item, URI around) {
    var base = base(item, around);
    var guid = child(item, "guid");
    var id = guid.map(XmlFeed::words).orElse(attribute(item, "about"));
    var link = plainLink(item, base).or(() -> permalink(guid, base)).or(() -> atomLink(item, base));
    var html =
        Stream.of("encoded", "content", "fullitem", "body", "description", "summary")
            .map(name -> child(item, name))
            .flatMap(Optional::stream)
            .map(XmlFeed::markup)
            .filter(s -> !s.isBlank())
            .findFirst()
            .orElse("");
    return new FeedDocument.Entry(
        id,
        link.orElse(null),
        PlainText.line(first(item, "title"), base),
        PlainText.ofHtml(html, link.orElse(base)),
        date(item, "pubdate", "date", "published", "created", "issued", "updated", "modified"),
        byline(item),
        tags(item),
        language(first(item, "language"), item));
  }

  private FeedDocument atom(Element feed) {
    var base = base(feed, address);
    var entries = new ArrayList<FeedDocument.Entry>();
    var gone = new ArrayList<String>();
    for (var child : feed.children()) {
      if (local(child).equals("entry") && entries.size() < FeedDocument.MOST_ENTRIES) {
        entries.add(entry(child, base));
      } else if (local(child).equals("deleted-entry") && child.hasAttr("ref")) {
        gone.add(child.attr("ref").strip());
      }
    }
    var title = child(feed, "title").map(t -> atomLine(t, base)).orElse("");
    var home = atomLink(feed, base).orElse(null);
    var format = ATOM_03.equals(feed.tag().namespace()) ? "Atom 0.3" : "Atom 1.0";
    return new FeedDocument(format, title, home, language("", feed), entries, gone);
  }

  private FeedDocument.Entry entry(Element entry, URI around) {
    var base = base(entry, around);
    var link = atomLink(entry, base).or(() -> plainLink(entry, base));
    var text =
        Stream.of("content", "summary")
            .map(name -> child(entry, name))
            .flatMap(Optional::stream)
            .map(e -> atomText(e, base))
            .filter(t -> !t.text().isEmpty())
            .findFirst()
            .orElse(PlainText.NOTHING);
    return new FeedDocument.Entry(
        first(entry, "id"),
        link.orElse(null),
        child(entry, "title").map(t -> atomLine(t, base)).orElse(""),
        text,
        date(entry, "published", "issued", "created", "updated", "modified", "date", "pubdate"),
        byline(entry),
        tags(entry),
        language("", entry));
  }

  private static PlainText atomText(Element text, URI around) {
    var base = base(text, around);
    var type = text.attr("type").strip().toLowerCase(Locale.ROOT);
    boolean atom03 = ATOM_03.equals(text.tag().namespace());
    boolean plain = type.isEmpty() || type.equals("text") || type.equals("text/plain");
    if (plain && !(atom03 && text.attr("mode").equals("escaped"))) {
      return text.childrenSize() > 0
          ? PlainText.ofHtml(text.html(), base)
          : PlainText.ofText(text.wholeText());
    }
    boolean readable =
        plain || type.contains("html") || type.startsWith("text/") || type.endsWith("xml");
    return readable ? PlainText.ofHtml(markup(text), base) : PlainText.NOTHING;
  }

  private static String atomLine(Element text, URI base) {
    return PlainText.line(
        atomText(text, base).text().replace("&", "&amp;").replace("<", "&lt;"), base);
  }

  private static Optional<URI> atomLink(Element of, URI base) {
    return of.children().stream()
        .filter(e -> local(e).equals("link") && e.hasAttr("href"))
        .filter(e -> e.attr("rel").isEmpty() || e.attr("rel").equals("alternate"))
        .min(Comparator.comparing(e -> !isPage(e)))
        .flatMap(e -> WebAddress.resolve(base(e, base), e.attr("href")));
  }

  private static boolean isPage(Element link) {
    return link.attr("type").isEmpty() || link.attr("type").contains("html");
  }

  private static Optional<URI> plainLink(Element of, URI base) {
    return of.children().stream()
        .filter(e -> local(e).equals("link") && !e.hasAttr("href"))
        .map(XmlFeed::words)
        .flatMap(s -> WebAddress.resolve(base, s).stream())
        .findFirst();
  }

  private static Optional<URI> permalink(Optional<Element> guid, URI base) {
    return guid.filter(g -> !g.attr("isPermaLink").equalsIgnoreCase("false"))
        .flatMap(g -> WebAddress.resolve(base, words(g)))
        .filter(u -> guid.map(XmlFeed::words).orElse("").startsWith("http"));
  }

  private static @Nullable Instant date(Element of, String... names) {
    return Stream.of(names)
        .map(name -> child(of, name))
        .flatMap(Optional::stream)
        .flatMap(e -> FeedDates.parse(words(e)).stream())
        .findFirst()
        .orElse(null);
  }

  private static String byline(Element of) {
    var author = child(of, "creator").or(() -> child(of, "author"));
    var name =
        author.flatMap(a -> child(a, "name")).or(() -> author.filter(a -> a.childrenSize() == 0));
    var text = name.map(XmlFeed::words).orElse("");
    // RSS 2.0 asks for "address (Name)"; the address is nobody's business.
    var inBrackets = text.replaceFirst("^\\S+@\\S+\\s*\\((.*)\\)$", "$1");
    return inBrackets.contains("@")
        ? ""
        : PlainText.line(inBrackets, URI.create("http://invalid/"));
  }

  private static List<String> tags(Element of) {
    var tags = new LinkedHashSet<String>();
    for (var e : of.children()) {
      boolean named = local(e).equals("category") || local(e).equals("subject");
      if (named && tags.size() < MOST_TAGS) {
        var label = e.hasAttr("label") ? e.attr("label") : e.attr("term");
        FeedTags.tag(label.isBlank() ? words(e) : label).ifPresent(tags::add);
      }
    }
    return List.copyOf(tags);
  }

  private static String language(String said, Element of) {
    for (var e = of; said.isBlank() && e != null; e = e.parent()) {
      said = e.attr("xml:lang");
    }
    return FeedTags.language(said);
  }

  private static URI base(Element of, URI around) {
    var said = of.attr("xml:base");
    return said.isBlank() ? around : WebAddress.resolve(around, said).orElse(around);
  }

  /// The first child of that local name that belongs to a feed; `media:title` is no title.
  private static Optional<Element> child(Element of, String name) {
    @Nullable Element fallback = null;
    for (var e : of.children()) {
      if (local(e).equals(name) && !FOREIGN.contains(e.tag().prefix())) {
        boolean own = e.tag().prefix().isEmpty() || ATOM.equals(e.tag().namespace());
        if (own) {
          return Optional.of(e);
        }
        fallback = fallback == null ? e : fallback;
      }
    }
    return Optional.ofNullable(fallback);
  }

  private static String first(Element of, String name) {
    return child(of, name).map(XmlFeed::words).orElse("");
  }

  private static String attribute(Element of, String local) {
    for (var a : of.attributes()) {
      if (a.getKey().equals(local) || a.getKey().endsWith(":" + local)) {
        return a.getValue().strip();
      }
    }
    return "";
  }

  private static String words(Element e) {
    return e.wholeText().strip();
  }

  /// The HTML in an element: unescaped text, or elements that somebody forgot to escape.
  private static String markup(Element e) {
    return e.childrenSize() > 0 ? e.html() : e.wholeText();
  }

  private static String local(Element e) {
    return e.tag().localName().toLowerCase(Locale.ROOT);
  }
}
