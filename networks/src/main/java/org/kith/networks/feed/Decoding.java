package org.kith.networks.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns the bytes of a feed into text, whatever its author's tools did to it: byte order mark,
/// then what HTTP says, then what the XML says, then UTF-8, and Windows-1252 for what is none of
/// them.
///
/// @param encoding that was believed, as its author calls it, in lower case
/// @param asSaid whether the bytes are in the encoding they were said to be in
record Decoding(String text, String encoding, boolean asSaid) {

  private static final Pattern HTTP = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
  private static final Pattern XML =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  static String text(byte[] bytes, String contentType) {
    return of(bytes, contentType).text();
  }

  static Decoding of(byte[] bytes, String contentType) {
    var marked = WideLetters.of(bytes);
    if (marked.isPresent()) {
      return marked.get();
    }
    var http = named(HTTP, contentType);
    var xml = named(XML, start(bytes));
    // RFC 2046: a text that names no encoding is ASCII. Only what is ASCII is taken for it.
    var unsaid = contentType.strip().toLowerCase(Locale.ROOT).startsWith("text/") ? "us-ascii" : "";
    var said = http.isEmpty() && !unsaid.isEmpty() ? unsaid : http.isEmpty() ? xml : http;
    return strictly(bytes, said.isEmpty() ? "utf-8" : said, true)
        .or(() -> strictly(bytes, xml, http.isEmpty()))
        .or(() -> strictly(bytes, "utf-8", said.isEmpty()))
        .orElseGet(() -> new Decoding(new String(bytes, WINDOWS), "windows-1252", false));
  }

  private static String start(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
  }

  private static String named(Pattern where, String text) {
    var m = where.matcher(text);
    return m.find() ? m.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static Optional<Decoding> strictly(byte[] bytes, String name, boolean asSaid) {
    var charset = charset(name);
    if (charset.isEmpty()) {
      return Optional.empty();
    }
    try {
      var text =
          charset
              .get()
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPLACE)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Optional.of(new Decoding(text, name.equals("gb2312") ? "gb18030" : name, asSaid));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// Authors who say Latin-1 mean Windows-1252 and who say GB 2312 mean GB 18030, as browsers have
  /// long assumed; a wide encoding that its bytes do not show is a mistake.
  private static Optional<Charset> charset(String name) {
    try {
      var said = Charset.forName(name.isEmpty() ? "?" : name);
      return switch (said.name()) {
        case "ISO-8859-1" -> Optional.of(WINDOWS);
        case "GB2312" -> Optional.of(Charset.forName("GB18030"));
        case String wide when wide.startsWith("UTF-16") || wide.startsWith("UTF-32") ->
            Optional.empty();
        default -> Optional.of(said);
      };
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return Optional.empty();
    }
  }
}
