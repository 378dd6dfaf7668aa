package org.kith.networks.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jsoup.nodes.Element;

/// Reads the texts of a feed: plain, HTML that is escaped, or elements, as their type says or as
/// their author must have meant (RFC 4287 section 3.1; RSS says nothing).
final class Texts {

  static final String PLAIN = "text/plain";
  static final String HTML = "text/html";
  static final String XHTML = "application/xhtml+xml";

  private Texts() {}

  /// A text with its type, language and base.
  ///
  /// @param usual its type where it says none
  static Facts read(Element e, Scope scope, String usual) {
    var type = type(FeedNames.attribute(e, "type"), usual);
    boolean elements = e.childrenSize() > 0;
    if (elements && !type.endsWith("xml")) {
      type = XHTML;
    }
    var value = elements || type.equals(XHTML) ? markup(e, scope, type) : e.wholeText().strip();
    boolean packed = FeedNames.attribute(e, "mode").equals("base64") || isBytes(type);
    value = packed ? unpacked(value) : value;
    if (!scope.isAtom() && type.equals(PLAIN) && Markup.isLikely(value)) {
      type = HTML;
    }
    boolean html = type.equals(HTML) || type.equals(XHTML);
    return new Facts()
        .with("value", Letters.mended(html ? Addresses.absolute(value, scope.base()) : value))
        .with("type", type)
        .with("language", scope.language())
        .with("base", scope.base());
  }

  private static String markup(Element e, Scope scope, String type) {
    boolean wrapped = scope.version().equals("atom10") && type.equals(XHTML);
    return Markup.inside(wrapped ? Markup.unwrapped(e) : e).strip();
  }

  /// Puts a text under its name, and what else is known of it beside it.
  static void put(Scope scope, String name, Facts text) {
    if (!text.text("value").isEmpty()) {
      scope.facts().put(name, text.text("value"), scope.depth());
    }
    scope.facts().put(name + "Detail", text, scope.depth());
  }

  /// A title is believed the first time it is said.
  static void putTitle(Scope scope, Facts text) {
    if (!scope.facts().has("title", scope.depth())) {
      put(scope, "title", text);
    }
  }

  /// A first description is the summary; a second one must be the content.
  static void putSummary(Scope scope, Facts text) {
    var facts = scope.facts();
    switch (scope.about()) {
      case FEED, SOURCE -> put(scope, "subtitle", text);
      case IMAGE, TEXT_INPUT -> scope.put("description", text.text("value"));
      case ENTRY -> {
        if (facts.has("summary") && facts.all("content").isEmpty()) {
          facts.add("content", text);
        } else {
          put(scope, "summary", text);
        }
      }
    }
  }

  private static String type(String said, String usual) {
    var type = said.isBlank() ? usual : said.toLowerCase(Locale.ROOT);
    return switch (type) {
      case "text", "plain" -> PLAIN;
      case "html" -> HTML;
      case "xhtml" -> XHTML;
      default -> type;
    };
  }

  private static boolean isBytes(String type) {
    return !type.startsWith("text/") && !type.endsWith("+xml") && !type.endsWith("/xml");
  }

  private static String unpacked(String value) {
    try {
      var bytes = Base64.getMimeDecoder().decode(value);
      var text = new String(bytes, StandardCharsets.UTF_8).strip();
      return text.indexOf('\ufffd') >= 0 ? value : text;
    } catch (IllegalArgumentException _) {
      return value;
    }
  }
}
