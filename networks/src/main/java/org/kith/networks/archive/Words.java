package org.kith.networks.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.kith.networks.text.Prose;

/// Reads the texts of exports.
final class Words {

  private Words() {}

  /// What a piece of HTML says, its lines kept.
  static String ofHtml(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return Prose.lines(html);
    }
    var body = Jsoup.parse(html).body();
    body.select("p").forEach(p -> p.appendText("\n\n"));
    return Prose.lines(body.wholeText().replaceAll("\n{3,}", "\n\n"));
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
