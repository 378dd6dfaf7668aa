package org.kith.networks.microformats;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The text of elements, as the parsing rules want it for each kind of property.
final class Texts {

  private static final Set<String> SILENT = Set.of("script", "style", "template");

  /// What stands for a picture inside a text.
  enum Pictures {
    NOTHING,
    /// Its description.
    ALT,
    /// Its description, or its address between spaces if it has none.
    ALT_OR_ADDRESS
  }

  private final Urls urls;
  private final Work work;

  Texts(Urls urls, Work work) {
    this.urls = urls;
    this.work = work;
  }

  /// All text inside the element, without scripts and styles and without space around it.
  String of(Element element, Pictures pictures) {
    return trim(untrimmed(element, pictures));
  }

  String untrimmed(Element element, Pictures pictures) {
    var out = new StringBuilder();
    element.filter((Node node, int depth) -> {
      work.charge(0);
      if (node instanceof TextNode words) {
        out.append(words.getWholeText());
      } else if (node instanceof Element inner && depth > 0) {
        if (SILENT.contains(inner.normalName())) {
          return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (inner.normalName().equals("img")) {
          out.append(picture(inner, pictures));
        }
      }
      return NodeFilter.FilterResult.CONTINUE;
    });
    work.charge(out.length());
    return newlines(out.toString());
  }

  private String picture(Element img, Pictures pictures) {
    if (pictures == Pictures.NOTHING) {
      return "";
    }
    if (pictures == Pictures.ALT || img.hasAttr("alt")) {
      return pictures == Pictures.ALT ? img.attr("alt") : " " + trim(img.attr("alt")) + " ";
    }
    return img.hasAttr("src") ? " " + urls.resolve(img.attr("src")) + " " : "";
  }

  /// Without the white space of HTML around it.
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /// As HTML reads line ends.
  static String newlines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
