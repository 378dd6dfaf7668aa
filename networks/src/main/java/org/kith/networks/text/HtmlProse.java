package org.kith.networks.text;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.kith.networks.http.WebAddress;

/// What a piece of HTML says: its words with their lines, and where it points to. Nothing of its
/// markup survives.
///
/// @param links where it points to, in order, two hundred at most
public record HtmlProse(String text, List<URI> links) {

  public static final HtmlProse NOTHING = new HtmlProse("", List.of());

  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_LINKS = 200;
  private static final int DEEPEST = 256;
  private static final Set<String> SILENT =
      Set.of("script", "style", "template", "noscript", "head", "iframe", "object", "svg", "math");

  public HtmlProse {
    links = List.copyOf(links);
  }

  /// @param base what its relative links stand on
  public static HtmlProse of(String html, URI base) {
    return html.isBlank() ? NOTHING : of(body(html, base), base, _ -> false);
  }

  /// The same of a part of a page.
  ///
  /// @param silent parts of it that say nothing
  public static HtmlProse of(Element element, URI base, Predicate<Element> silent) {
    var links = new LinkedHashSet<URI>();
    var text = text(element, silent, anchor -> point(anchor, base, links));
    return new HtmlProse(text, List.copyOf(links));
  }

  /// Adds where an anchor points to, if there is room.
  public static void point(Element anchor, URI base, Set<URI> links) {
    if (links.size() < MOST_LINKS) {
      WebAddress.resolve(base, anchor.attr("href")).ifPresent(links::add);
    }
  }

  /// A text of one line that may hold markup, such as a title, at most 1,000 characters.
  public static String line(String html, URI base) {
    boolean markup = html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
    return Prose.line(markup ? of(html, base).text() : html, LONGEST_LINE);
  }

  /// The body of a piece of HTML, however deep it nests.
  public static Element body(String html, URI base) {
    return Jsoup.parse(html, base.toString(), Parser.htmlParser().setMaxDepth(DEEPEST)).body();
  }

  /// The words of an element alone.
  ///
  /// @param anchors told of each `a` that is not silent
  public static String text(Element element, Predicate<Element> silent, Consumer<Element> anchors) {
    var reader = new Reader(silent.or(e -> SILENT.contains(e.normalName())), anchors);
    element.traverse(reader);
    return tidy(reader.out.toString());
  }

  /// Words that came with the white space of markup: lines without space around them, and at most
  /// one empty line between two.
  public static String tidy(String raw) {
    return Prose.cut(
        raw.replace('\u00a0', ' ')
            .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
            .replaceAll("[ \t]*\n[ \t]*", "\n")
            .replaceAll("\n{3,}", "\n\n")
            .strip(),
        Prose.LONGEST);
  }

  private static final class Reader implements NodeVisitor {
    private final StringBuilder out = new StringBuilder();
    private final Predicate<Element> isSilent;
    private final Consumer<Element> anchors;
    private int silent;

    Reader(Predicate<Element> isSilent, Consumer<Element> anchors) {
      this.isSilent = isSilent;
      this.anchors = anchors;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        silent += isSilent.test(element) ? 1 : 0;
        open(element);
      } else if (node instanceof TextNode words
          && silent == 0
          && out.length() < 2 * Prose.LONGEST) {
        say(words);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        silent -= isSilent.test(element) ? 1 : 0;
        if (element.isBlock()) {
          breakLine();
        }
      }
    }

    private void open(Element element) {
      switch (element.normalName()) {
        case "br" -> out.append('\n');
        case "p" -> {
          breakLine();
          out.append(out.isEmpty() ? "" : "\n");
        }
        case "a" -> {
          if (silent == 0) {
            anchors.accept(element);
          }
        }
        default -> {
          if (element.isBlock()) {
            breakLine();
          }
        }
      }
    }

    private void say(TextNode words) {
      boolean kept = words.parent() != null && words.parent().closest("pre,textarea") != null;
      var text = kept ? words.getWholeText() : words.getWholeText().replaceAll("\\s+", " ");
      boolean begins = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
      out.append(begins && !kept ? text.stripLeading() : text);
    }

    private void breakLine() {
      if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
        out.append('\n');
      }
    }
  }
}
