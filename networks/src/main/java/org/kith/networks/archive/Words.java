package org.kith.networks.archive;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.kith.networks.http.WebAddress;

/// Reads the texts of exports.
final class Words {

  private static final int LONGEST = 100_000;
  private static final int MOST = 100;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'“”«»]+");
  private static final Pattern TAIL = Pattern.compile("[.,;:!?…)\\]}]+$");
  private static final Pattern TAG =
      Pattern.compile("(?<![\\p{L}\\p{N}_/&#])[#＃]([\\p{L}\\p{N}\\p{M}_]{1,100})");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private Words() {}

  static String tidy(String raw) {
    var plain = raw.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    if (plain.length() <= LONGEST) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return plain.substring(0, end);
  }

  static String line(String raw) {
    var plain = raw.replaceAll("[\\s\u00a0\\p{Cntrl}]+", " ").strip();
    return plain.codePointCount(0, plain.length()) <= 200
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, 200));
  }

  /// What a piece of HTML says, its lines kept.
  static String ofHtml(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return tidy(html);
    }
    var body = Jsoup.parse(html).body();
    body.select("p").forEach(p -> p.appendText("\n\n"));
    return tidy(body.wholeText().replaceAll("\n{3,}", "\n\n"));
  }

  static List<URI> links(String text) {
    var links = new LinkedHashSet<URI>();
    var m = LINK.matcher(text);
    while (m.find() && links.size() < MOST) {
      WebAddress.parse(TAIL.matcher(m.group()).replaceFirst("")).ifPresent(links::add);
    }
    return List.copyOf(links);
  }

  static List<String> tags(String text) {
    var tags = new LinkedHashSet<String>();
    var m = TAG.matcher(text);
    while (m.find() && tags.size() < MOST) {
      var tag = m.group(1).toLowerCase(Locale.ROOT);
      if (!DIGITS.matcher(tag).matches() && tag.length() <= 100) {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }

  /// Meta writes each byte of UTF-8 as a character of its own (`Ã¸` for `ø`); this puts them
  /// together. A text that was not written so stays as it is.
  static String mended(String text) {
    if (text.chars().allMatch(c -> c < 0x80) || text.chars().anyMatch(c -> c > 0xff)) {
      return text;
    }
    try {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      return text;
    }
  }
}
