package org.kith.listen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How long a text of others may be in the database, and what the database takes at all.
enum Column {
  SHORT(300),
  KEY(512),
  URL(2048),
  LONG(100_000);

  private static final int HASH = 32;

  private final int most;

  Column(int most) {
    this.most = most;
  }

  /// The text without what no database takes (NUL, halves of characters), cut where it is too long.
  String fit(String text) {
    var clean = clean(text);
    if (clean.codePointCount(0, clean.length()) <= most) {
      return clean;
    }
    return clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
  }

  /// The text as something is found again by it: too long ones end in a hash of the whole, so that
  /// two that differ stay different.
  String fitKey(String text) {
    var clean = clean(text);
    if (clean.length() <= most) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(most - HASH - 2)) ? 3 : 2;
    return clean.substring(0, most - HASH - end) + "#" + hash(clean);
  }

  /// The text with its line breaks made spaces.
  static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  private static String clean(String text) {
    boolean dirty = false;
    for (int i = 0; i < text.length() && !dirty; i++) {
      dirty = text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i));
    }
    if (!dirty) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
