package org.kith.networks.mastodon;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.kith.networks.http.WebAddress;

/// What the HTML of a status or a biography says: its words with their lines, where it points to,
/// and its hashtags. Nothing of its markup survives.
///
/// Addresses of the people it mentions count as links; addresses of hashtag pages do not. A link is
/// spelled out in full, also where the server shortens it for the eye (`class="invisible"`).
///
/// @param tags without `#`, in lower case
record StatusText(String text, List<URI> links, List<String> tags) {

  static final int LONGEST = 100_000;
  static final StatusText NOTHING = new StatusText("", List.of(), List.of());

  private static final int MOST = 200;
  private static final int LONGEST_TAG = 100;
  private static final int DEEPEST = 256;
  private static final Set<String> SILENT =
      Set.of("script", "style", "template", "noscript", "head", "iframe", "object", "svg", "math");

  StatusText {
    links = List.copyOf(links);
    tags = List.copyOf(tags);
  }

  /// @param base what relative links are resolved against
  static StatusText of(String html, URI base) {
    return of(html, base, false);
  }

  /// The same, without the line that repeats a quoted post's address for software that knows no
  /// quotes.
  static StatusText withoutQuoteLine(String html, URI base) {
    return of(html, base, true);
  }

  private static StatusText of(String html, URI base, boolean quotes) {
    if (html.isBlank()) {
      return NOTHING;
    }
    var body = Jsoup.parse(html, base.toString(), Parser.htmlParser().setMaxDepth(DEEPEST)).body();
    if (quotes) {
      body.select(".quote-inline").remove();
    }
    var reader = new Reader(base);
    body.traverse(reader);
    return new StatusText(
        tidy(reader.out.toString()), List.copyOf(reader.links), List.copyOf(reader.tags));
  }

  /// A text of one line: a name, a content warning.
  static String line(String text, int most) {
    return cut(text.replaceAll("[\\s\u00a0\\p{Cntrl}]+", " ").strip(), most);
  }

  /// A hashtag as it is kept; empty if it is none.
  static String tag(String raw) {
    var tag = raw.strip().replaceFirst("^[#＃]+", "").toLowerCase(Locale.ROOT);
    return tag.length() <= LONGEST_TAG && !tag.startsWith("#") && tag.indexOf(' ') < 0 ? tag : "";
  }

  private static String tidy(String raw) {
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
    final StringBuilder out = new StringBuilder();
    final Set<URI> links = new LinkedHashSet<>();
    final Set<String> tags = new LinkedHashSet<>();
    private int silent;

    Reader(URI base) {
      this.base = base;
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
        silent -= SILENT.contains(element.normalName()) ? 1 : 0;
        if (element.isBlock()) {
          breakLine();
        }
      }
    }

    private void open(Element element) {
      silent += SILENT.contains(element.normalName()) ? 1 : 0;
      switch (element.normalName()) {
        case "br" -> out.append('\n');
        case "p" -> {
          breakLine();
          out.append(out.isEmpty() ? "" : "\n");
        }
        case "a" -> point(element);
        default -> {
          if (element.isBlock()) {
            breakLine();
          }
        }
      }
    }

    private void point(Element anchor) {
      if (silent > 0) {
        return;
      }
      boolean isTag =
          anchor.hasClass("hashtag") || anchor.attr("rel").matches("(?i)(.*\\s)?tag(\\s.*)?");
      if (isTag) {
        var tag = tag(anchor.text());
        if (!tag.isEmpty() && tags.size() < MOST) {
          tags.add(tag);
        }
      } else if (links.size() < MOST) {
        WebAddress.resolve(base, anchor.attr("href")).ifPresent(links::add);
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
