package org.kith.networks.microformats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Document;

/// Web pages as they come over the wire.
final class Html {

  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+)");
  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}");
  private static final Pattern LOOKS =
      Pattern.compile(
          "(?is)^\\s*(?:<!--.*?-->\\s*)*<(?:!doctype html|html|head|body|meta|link|base|title|style|script"
              + "|template|div|p|a|span|h[1-6]|article|section|main|header|footer|nav|aside|address|ul|ol|dl"
              + "|table|blockquote|pre|img|area|map|object|iframe|video|audio|abbr|time|data|form|b|i|em|strong)"
              + "[\\s/>].*");
  private static final int LOOKED_AT = 2048;
  private static final int DEEPEST = 400;

  private Html() {}

  /// Whether it says it is a page, or looks like one where nobody said.
  static boolean isHtml(Document document) {
    var type = document.contentType().replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.equals("application/octet-stream") && !type.equals("text/plain")) {
      return type.equals("text/html") || type.equals("application/xhtml+xml");
    }
    int length = Math.min(LOOKED_AT, document.body().length);
    var start = new String(document.body(), 0, length, StandardCharsets.UTF_8);
    return !type.equals("text/plain") && LOOKS.matcher(start.replace("\ufeff", "")).matches();
  }

  /// Its tree; the encoding is what its server, its first bytes or its own head say.
  static org.jsoup.nodes.Document parse(Document document, URI address) {
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(document.body()),
          charset(document.contentType()),
          address.toString(),
          parser());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }

  static org.jsoup.nodes.Document parse(String html, URI address) {
    return Jsoup.parse(html, address.toString(), parser());
  }

  /// BCP 47, empty if the page does not say.
  static String language(org.jsoup.nodes.Document html) {
    var root = html.selectFirst("html");
    var said = root == null ? "" : root.attr("lang").strip();
    return LANGUAGE.matcher(said).matches()
        ? Locale.forLanguageTag(said.replace('_', '-')).toLanguageTag().replaceFirst("^und$", "")
        : "";
  }

  private static Parser parser() {
    return Parser.htmlParser().setMaxDepth(DEEPEST);
  }

  private static @Nullable String charset(String contentType) {
    var m = CHARSET.matcher(contentType);
    try {
      return m.find() && Charset.isSupported(m.group(1)) ? m.group(1) : null;
    } catch (IllegalCharsetNameException _) {
      return null;
    }
  }
}
