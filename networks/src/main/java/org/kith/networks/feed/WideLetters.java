package org.kith.networks.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Recognises encodings by a byte order mark, and wide ones without a mark by where the zeros of
/// the first `<` stand (XML 1.0, appendix F).
final class WideLetters {

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private WideLetters() {}

  static Optional<Decoding> of(byte[] b) {
    if (startsWith(b, 0xef, 0xbb, 0xbf)) {
      return in(StandardCharsets.UTF_8, b);
    }
    if (startsWith(b, 0, 0, 0xfe, 0xff) || startsWith(b, 0, 0, 0, '<')) {
      return in(UTF_32BE, b);
    }
    if (startsWith(b, 0xff, 0xfe, 0, 0) || startsWith(b, '<', 0, 0, 0)) {
      return in(UTF_32LE, b);
    }
    if (startsWith(b, 0xfe, 0xff) || startsWith(b, 0, '<')) {
      return in(StandardCharsets.UTF_16BE, b);
    }
    return startsWith(b, 0xff, 0xfe) || startsWith(b, '<', 0)
        ? in(StandardCharsets.UTF_16LE, b)
        : Optional.empty();
  }

  private static Optional<Decoding> in(Charset charset, byte[] bytes) {
    var text = new String(bytes, charset);
    var plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    var name =
        charset.name().toLowerCase(java.util.Locale.ROOT).replaceFirst("(?<=16|32)(?=[bl]e)", "");
    return Optional.of(new Decoding(plain, name, plain.indexOf('\ufffd') < 0));
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
}
