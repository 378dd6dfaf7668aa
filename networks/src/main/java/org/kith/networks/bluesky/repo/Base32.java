package org.kith.networks.bluesky.repo;

import java.util.Optional;

/// Base 32 in small letters without padding (RFC 4648, section 6), as CIDs are written.
final class Base32 {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder(bytes.length * 8 / 5 + 1);
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = (held << 8) | (b & 255);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt((held >> (bits - 5)) & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((held << (5 - bits)) & 31));
    }
    return text.toString();
  }

  /// Empty if it is not base 32, or what is left over at its end is not zero.
  static Optional<byte[]> decode(String text) {
    var bytes = new byte[text.length() * 5 / 8];
    int bits = 0;
    int held = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int five = ALPHABET.indexOf(text.charAt(i));
      if (five < 0) {
        return Optional.empty();
      }
      held = (held << 5) | five;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    return bits < 5 && (held & ((1 << bits) - 1)) == 0 ? Optional.of(bytes) : Optional.empty();
  }
}
