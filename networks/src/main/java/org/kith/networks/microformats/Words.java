package org.kith.networks.microformats;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.kith.networks.http.WebAddress;

/// What marked-up text says to a reader: its words with their lines, and where it links to.
record Words(String text, List<URI> links) {

  private static final int LONGEST = 100_000;
  private static final int MOST_LINKS = 200;
  private static final Set<String> SILENT =
      Set.of("script", "style", "template", "noscript", "iframe", "object", "svg", "math");

  Words {
    links = List.copyOf(links);
  }

  /// @param base what relative links are resolved against
  static Words ofHtml(String html, URI base) {
    var body = Jsoup.parse(html, base.toString(), Parser.htmlParser().setMaxDepth(256)).body();
    var reader = new Reader(base);
    body.traverse(reader);
    return new Words(lines(reader.out.toString()), List.copyOf(reader.links));
  }

  static String lines(String raw) {
    var tidy =
        raw.replace('\u00a0', ' ')
            .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
            .replaceAll("[ \t]*\n[ \t]*", "\n")
            .replaceAll("[ \t]+", " ")
            .replaceAll("\n{3,}", "\n\n")
            .strip();
    return cut(tidy, LONGEST);
  }

  static String line(String raw) {
    return cut(raw.replaceAll("[\\s\u00a0\\p{Cntrl}]+", " ").strip(), 1000);
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
    private final Set<URI> links = new LinkedHashSet<>();
    private int silent;

    Reader(URI base) {
      this.base = base;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        silent += SILENT.contains(element.normalName()) ? 1 : 0;
        open(element);
      } else if (node instanceof TextNode words && silent == 0 && out.length() < 2 * LONGEST) {
        var text = words.getWholeText().replaceAll("\\s+", " ");
        boolean begins = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        out.append(begins ? text.stripLeading() : text);
      }
    }

    private void open(Element element) {
      switch (element.normalName()) {
        case "br" -> out.append('\n');
        case "p", "blockquote", "ul", "ol", "pre" -> {
          breakLine();
          out.append(out.isEmpty() ? "" : "\n");
        }
        case "a" -> {
          if (silent == 0 && links.size() < MOST_LINKS) {
            WebAddress.resolve(base, element.attr("href")).ifPresent(links::add);
          }
        }
        default -> {
          if (element.isBlock()) {
            breakLine();
          }
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        silent -= SILENT.contains(element.normalName()) ? 1 : 0;
        if (element.isBlock()) {
          breakLine();
        }
      }
    }

    private void breakLine() {
      if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
        out.append('\n');
      }
    }
  }
}
