package org.kith.networks.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Mends letters that an author's tools spoilt: code points of Windows-1252 where controls stand in
/// Unicode, and UTF-8 that was taken for Latin-1 and encoded a second time.
final class Letters {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Letters() {}

  static String mended(String text) {
    return hasHighLatin(text) ? withoutControls(onceEncoded(text)) : text;
  }

  private static boolean hasHighLatin(String text) {
    return text.chars().anyMatch(c -> c >= 0x80 && c <= 0xff);
  }

  private static String onceEncoded(String text) {
    if (text.chars().anyMatch(c -> c > 0xff)) {
      return text;
    }
    try {
      var bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(text));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      return text;
    }
  }

  private static String withoutControls(String text) {
    if (text.chars().noneMatch(c -> c >= 0x80 && c <= 0x9f)) {
      return text;
    }
    var out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 0x80 && c <= 0x9f) {
        char meant = WINDOWS.decode(ByteBuffer.wrap(new byte[] {(byte) c})).get();
        out.setCharAt(i, meant == '\ufffd' ? c : meant);
      }
    }
    return out.toString();
  }
}
