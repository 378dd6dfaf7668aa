package org.kith.networks.feed;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
record PlainText(String text, List<URI> links) {

  static final int LONGEST = 100_000;
  static final int MOST_LINKS = 200;
  private static final int DEEPEST = 256;
  private static final Set<String> SILENT =
      Set.of("script", "style", "template", "noscript", "head", "iframe", "object", "svg", "math");
  static final PlainText NOTHING = new PlainText("", List.of());

  PlainText {
    links = List.copyOf(links);
  }

  /// @param base what relative links are resolved against
  static PlainText ofHtml(String html, URI base) {
    if (html.isBlank()) {
      return NOTHING;
    }
    var parser = Parser.htmlParser().setMaxDepth(DEEPEST);
    return of(Jsoup.parse(html, base.toString(), parser).body(), base, _ -> false);
  }

  /// @param silent parts of it that say nothing
  static PlainText of(Element element, URI base, Predicate<Element> silent) {
    var reader = new Reader(base, silent);
    element.traverse(reader);
    return new PlainText(reader.text(), List.copyOf(reader.links));
  }

  static PlainText ofText(String text) {
    return new PlainText(lines(text), List.of());
  }

  /// The words of a one-line text that may hold markup, such as a title.
  static String line(String html, URI base) {
    boolean markup = html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
    var text = markup ? ofHtml(html, base).text() : html;
    return cut(text.replaceAll("[\\s\u00a0\\p{Cntrl}]+", " ").strip(), 1000);
  }

  private static String lines(String raw) {
    var tidy =
        raw.replace('\u00a0', ' ')
            .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
            .replaceAll("[ \t]*\n[ \t]*", "\n")
            .replaceAll("\n{3,}", "\n\n")
            .strip();
    return cut(tidy, LONGEST);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static final class Reader implements NodeVisitor {
    private final URI base;
    private final StringBuilder out = new StringBuilder();
    final Set<URI> links = new LinkedHashSet<>();
    private final Predicate<Element> isSilent;
    private int silent;

    Reader(URI base, Predicate<Element> isSilent) {
      this.base = base;
      this.isSilent = isSilent.or(e -> SILENT.contains(e.normalName()));
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        open(element);
      } else if (node instanceof TextNode words && silent == 0 && out.length() < 2 * LONGEST) {
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
      silent += isSilent.test(element) ? 1 : 0;
      if (element.isBlock()) {
        breakLine();
      } else if (element.normalName().equals("br")) {
        out.append('\n');
      }
      if (element.normalName().equals("p")) {
        out.append(out.isEmpty() ? "" : "\n");
      }
      if (silent == 0 && element.normalName().equals("a") && links.size() < MOST_LINKS) {
        WebAddress.resolve(base, element.attr("href")).ifPresent(links::add);
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

    String text() {
      return lines(out.toString());
    }
  }
}
