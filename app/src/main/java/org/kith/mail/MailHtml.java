package org.kith.mail;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The same words as HTML: paragraphs, lines and links, and nothing that is fetched from anywhere.
final class MailHtml {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]]");

  private MailHtml() {}

  static String of(String text) {
    var body = new StringBuilder();
    for (var paragraph : text.strip().split("\\n\\s*\\n", -1)) {
      if (!paragraph.isBlank()) {
        body.append("<p>").append(lines(paragraph.strip())).append("</p>\n");
      }
    }
    return "<!doctype html>\n<html><body style=\"font-family: sans-serif; line-height: 1.5; max-width: 40em\">\n%s</body></html>\n"
        .formatted(body);
  }

  private static String lines(String paragraph) {
    return paragraph.lines().map(MailHtml::links).collect(Collectors.joining("<br>\n"));
  }

  private static String links(String line) {
    var html = new StringBuilder();
    int from = 0;
    var link = LINK.matcher(line);
    while (link.find()) {
      var address = escaped(link.group());
      html.append(escaped(line.substring(from, link.start())))
          .append("<a href=\"%1$s\">%1$s</a>".formatted(address));
      from = link.end();
    }
    return html.append(escaped(line.substring(from))).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
