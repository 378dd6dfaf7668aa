package org.kith.networks.wordpress;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.http.WebAddress;

/// Writes a text as the blocks of WordPress's editor: a paragraph each, addresses as links,
/// pictures with what they show. Nothing in the text is markup.
final class Blocks {

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]");
  private static final Pattern HASHTAG =
      Pattern.compile("(?<![\\p{L}\\p{N}_&/#])#([\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)");
  private static final int MOST_TAGS = 20;

  private Blocks() {}

  /// @param link the page the text is about, named below it unless it names it itself
  static String of(String text, @Nullable URI link, List<Uploaded> pictures) {
    var blocks = new StringBuilder();
    for (var paragraph : text.strip().split("\\n\\s*\\n", -1)) {
      if (!paragraph.isBlank()) {
        paragraph(blocks, paragraph.strip());
      }
    }
    if (link != null && !text.contains(link.toString())) {
      paragraph(blocks, link.toString());
    }
    pictures.forEach(picture -> picture(blocks, picture));
    return blocks.toString().strip();
  }

  private static void paragraph(StringBuilder blocks, String text) {
    blocks.append("<!-- wp:paragraph -->\n<p>").append(linked(text).replace("\n", "<br>"));
    blocks.append("</p>\n<!-- /wp:paragraph -->\n\n");
  }

  private static void picture(StringBuilder blocks, Uploaded picture) {
    blocks.append(
        """
        <!-- wp:image {"id":%d} -->
        <figure class="wp-block-image"><img src="%s" alt="%s" class="wp-image-%d"/></figure>
        <!-- /wp:image -->

        """
            .formatted(
                picture.id(), escaped(picture.address()), escaped(picture.alt()), picture.id()));
  }

  private static String linked(String text) {
    var out = new StringBuilder();
    var m = ADDRESS.matcher(text);
    int at = 0;
    while (m.find()) {
      out.append(escaped(text.substring(at, m.start())));
      var address = m.group();
      out.append(
          WebAddress.parse(address)
              .map(url ->
                  "<a href=\"%s\">%s</a>".formatted(escaped(url.toString()), escaped(address)))
              .orElse(escaped(address)));
      at = m.end();
    }
    return out.append(escaped(text.substring(at))).toString();
  }

  /// The text with nothing in it that is markup, a block's comment or a shortcode.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("[", "&#91;")
        .replace("]", "&#93;");
  }

  /// The hashtags of a text, without `#`, as they are written first.
  static Set<String> hashtags(String text) {
    var tags = new LinkedHashSet<String>();
    var seen = new LinkedHashSet<String>();
    HASHTAG
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(tag -> tag.length() <= 100 && seen.add(tag.toLowerCase(java.util.Locale.ROOT)))
        .limit(MOST_TAGS)
        .forEach(tags::add);
    return tags;
  }
}
