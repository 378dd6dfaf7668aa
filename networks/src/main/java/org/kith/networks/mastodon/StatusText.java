package org.kith.networks.mastodon;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.kith.networks.text.HtmlProse;
import org.kith.networks.text.Prose;

/// What the HTML of a status or a biography says: its words with their lines, where it points to,
/// and its hashtags. Nothing of its markup survives.
///
/// Addresses of the people it mentions count as links; addresses of hashtag pages do not. A link is
/// spelled out in full, also where the server shortens it for the eye (`class="invisible"`).
///
/// @param tags without `#`, in lower case
record StatusText(String text, List<URI> links, List<String> tags) {

  static final StatusText NOTHING = new StatusText("", List.of(), List.of());

  private static final int MOST = 200;
  private static final int LONGEST_TAG = 100;

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
    var body = HtmlProse.body(html, base);
    if (quotes) {
      body.select(".quote-inline").remove();
    }
    var found = new Found(base, new LinkedHashSet<>(), new LinkedHashSet<>());
    var text = HtmlProse.text(body, _ -> false, found::add);
    return new StatusText(text, List.copyOf(found.links()), List.copyOf(found.tags()));
  }

  /// A text of one line: a name, a content warning.
  static String line(String text, int most) {
    return Prose.line(text, most);
  }

  /// A hashtag as it is kept; empty if it is none.
  static String tag(String raw) {
    var tag = raw.strip().replaceFirst("^[#＃]+", "").toLowerCase(Locale.ROOT);
    return tag.length() <= LONGEST_TAG && !tag.startsWith("#") && tag.indexOf(' ') < 0 ? tag : "";
  }

  private record Found(URI base, Set<URI> links, Set<String> tags) {

    void add(Element anchor) {
      boolean isTag =
          anchor.hasClass("hashtag") || anchor.attr("rel").matches("(?i)(.*\\s)?tag(\\s.*)?");
      if (isTag) {
        var tag = tag(anchor.text());
        if (!tag.isEmpty() && tags.size() < MOST) {
          tags.add(tag);
        }
      } else {
        HtmlProse.point(anchor, base, links);
      }
    }
  }
}
