package org.kith.networks.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns the bytes of a feed into text, whatever its author's tools did to it: byte order mark,
/// then what HTTP says, then what the XML says, then UTF-8, and Windows-1252 for what is none of
/// them.
final class Decoding {

  private static final Pattern HTTP = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
  private static final Pattern XML =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private Decoding() {}

  static String text(byte[] bytes, String contentType) {
    var marked = byMark(bytes).or(() -> byPattern(bytes));
    var text =
        marked
            .or(() -> strictly(bytes, named(HTTP, contentType)))
            .or(() -> strictly(bytes, declared(bytes)))
            .or(() -> strictly(bytes, Optional.of(StandardCharsets.UTF_8)))
            .orElseGet(() -> new String(bytes, WINDOWS));
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Optional<String> byMark(byte[] b) {
    if (startsWith(b, 0xef, 0xbb, 0xbf)) {
      return Optional.of(new String(b, StandardCharsets.UTF_8));
    }
    if (startsWith(b, 0, 0, 0xfe, 0xff)) {
      return Optional.of(new String(b, UTF_32BE));
    }
    if (startsWith(b, 0xff, 0xfe, 0, 0)) {
      return Optional.of(new String(b, UTF_32LE));
    }
    if (startsWith(b, 0xfe, 0xff)) {
      return Optional.of(new String(b, StandardCharsets.UTF_16BE));
    }
    return startsWith(b, 0xff, 0xfe)
        ? Optional.of(new String(b, StandardCharsets.UTF_16LE))
        : Optional.empty();
  }

  /// Wide encodings without a mark show by where the zeros of the first `<` stand.
  private static Optional<String> byPattern(byte[] b) {
    if (startsWith(b, 0, 0, 0, '<')) {
      return Optional.of(new String(b, UTF_32BE));
    }
    if (startsWith(b, '<', 0, 0, 0)) {
      return Optional.of(new String(b, UTF_32LE));
    }
    if (startsWith(b, 0, '<')) {
      return Optional.of(new String(b, StandardCharsets.UTF_16BE));
    }
    return startsWith(b, '<', 0)
        ? Optional.of(new String(b, StandardCharsets.UTF_16LE))
        : Optional.empty();
  }

  private static boolean startsWith(byte[] b, int... start) {
    if (b.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((b[i] & 255) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> declared(byte[] bytes) {
    var start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    return named(XML, start);
  }

  private static Optional<Charset> named(Pattern where, String text) {
    var m = where.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(wider(Charset.forName(m.group(1))));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return Optional.empty();
    }
  }

  /// Authors who say Latin-1 or ASCII mean Windows-1252, as browsers have long assumed; a wide
  /// encoding that its bytes do not show is a mistake.
  private static Charset wider(Charset said) {
    var name = said.name();
    if (name.equals("ISO-8859-1") || name.equals("US-ASCII")) {
      return name.equals("US-ASCII") ? StandardCharsets.UTF_8 : WINDOWS;
    }
    return name.startsWith("UTF-16") || name.startsWith("UTF-32") ? StandardCharsets.UTF_8 : said;
  }

  private static Optional<String> strictly(byte[] bytes, Optional<Charset> charset) {
    if (charset.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          charset
              .get()
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPLACE)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
