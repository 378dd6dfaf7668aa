package org.kith.site;

import java.util.Locale;

/// A letter in a circle: the face of everybody, since no picture is loaded from elsewhere.
public final class Face {
  private static final String[] TONES = {"a", "b", "c"};

  private Face() {}

  /// The first letter or digit of a name, in upper case; a dot where it has none.
  public static String letter(String name) {
    return name.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .findFirst()
        .orElse("·")
        .toUpperCase(Locale.ROOT);
  }

  /// One of three tones, always the same for one name.
  public static String tone(String name) {
    return TONES[Math.floorMod(name.hashCode() >>> 7, TONES.length)];
  }
}
