package org.kith.networks.feed;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/// Markup inside a feed: written out again where it stands as elements, and recognised where it is
/// said to be text.
final class Markup {

  private static final int DEEPEST = 256;
  private static final Pattern CLOSED = Pattern.compile("</\\w+>");
  private static final Pattern REFERENCE = Pattern.compile("&(#?\\w+);");
  private static final Pattern NAME = Pattern.compile("</?(\\w+)");
  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
          "source", "track", "wbr");

  /// Languages of pictures and formulas, which stay what they are inside HTML.
  private static final Set<String> FOREIGN =
      Set.of("http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML");

  private static final Set<String> HTML =
      Set.of(
          "a",
          "abbr",
          "acronym",
          "address",
          "article",
          "aside",
          "audio",
          "b",
          "bdi",
          "bdo",
          "big",
          "blockquote",
          "br",
          "caption",
          "center",
          "cite",
          "code",
          "col",
          "dd",
          "del",
          "dfn",
          "div",
          "dl",
          "dt",
          "em",
          "figcaption",
          "figure",
          "font",
          "footer",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "i",
          "img",
          "ins",
          "kbd",
          "label",
          "li",
          "main",
          "mark",
          "nav",
          "ol",
          "p",
          "picture",
          "pre",
          "q",
          "s",
          "samp",
          "section",
          "small",
          "source",
          "span",
          "strike",
          "strong",
          "sub",
          "sup",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "time",
          "tr",
          "tt",
          "u",
          "ul",
          "var",
          "video",
          "wbr");

  private Markup() {}

  /// What stands in an element, as markup without prefixes and declarations of namespaces.
  static String inside(Element e) {
    var out = new StringBuilder();
    e.childNodes().forEach(child -> write(child, out, 0));
    return out.toString();
  }

  private static void write(Node node, StringBuilder out, int depth) {
    if (node instanceof TextNode text) {
      out.append(escaped(text.getWholeText()));
    } else if (node instanceof Element e && depth < DEEPEST) {
      var name = e.tag().localName();
      out.append('<').append(name);
      for (var a : e.attributes()) {
        boolean named = a.getKey().equals("xmlns") && FOREIGN.contains(a.getValue());
        if (named || !a.getKey().startsWith("xmlns")) {
          out.append(' ').append(a.getKey()).append("=\"");
          out.append(escaped(a.getValue()).replace("\"", "&quot;")).append('"');
        }
      }
      if (e.childNodeSize() == 0 && VOID.contains(name)) {
        out.append(" />");
        return;
      }
      out.append('>');
      e.childNodes().forEach(child -> write(child, out, depth + 1));
      out.append("</").append(name).append('>');
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// The element that wraps all of the content, if one does, as `<div>` must in Atom.
  static Element unwrapped(Element e) {
    if (e.childrenSize() != 1 || !FeedNames.local(e.child(0)).equals("div")) {
      return e;
    }
    boolean alone =
        e.childNodes().stream()
            .allMatch(n ->
                n instanceof Element
                    || (n instanceof TextNode t && t.isBlank())
                    || n.nodeName().equals("#comment"));
    return alone ? e.child(0) : e;
  }

  /// Whether what should be text is HTML: it has an end tag or a character reference, and no tag or
  /// reference that HTML does not have. Errs on the side of text.
  static boolean isLikely(String text) {
    boolean sign = CLOSED.matcher(text).find() || REFERENCE.matcher(text).find();
    return sign
        && NAME.matcher(text)
            .results()
            .allMatch(m -> HTML.contains(m.group(1).toLowerCase(java.util.Locale.ROOT)))
        && REFERENCE.matcher(text).results().allMatch(m -> isReference(m.group(1)));
  }

  private static boolean isReference(String name) {
    return name.startsWith("#")
        || !Parser.unescapeEntities("&" + name + ";", false).equals("&" + name + ";");
  }
}
