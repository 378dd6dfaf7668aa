package org.kith.networks.feed;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.kith.networks.Document;
import org.kith.networks.text.HtmlProse;

/// What a page or a plain document says, without all that stands around it: menus, comments, lists
/// of other things.
public final class PageText {

  private static final int DEEPEST = 200;
  private static final int LARGEST = 1 << 20;

  private PageText() {}

  /// The words of a document, at most 100,000 characters; empty if it is neither a page nor text,
  /// or hardly says anything.
  public static Optional<String> of(Document document) {
    var type = document.contentType().toLowerCase(Locale.ROOT);
    var text = Decoding.text(document.body(), document.contentType());
    if (text.length() > LARGEST) {
      return Optional.empty();
    }
    if (type.startsWith("text/plain")) {
      return some(HtmlProse.tidy(text));
    }
    if (!type.isEmpty() && !type.contains("html")) {
      return Optional.empty();
    }
    var parser = Parser.htmlParser().setMaxDepth(DEEPEST);
    var page = Jsoup.parse(text, document.address().toString(), parser);
    return MainText.of(page)
        .map(found -> HtmlProse.of(found, document.address(), MainText::isAround).text())
        .flatMap(PageText::some);
  }

  private static Optional<String> some(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }
}
