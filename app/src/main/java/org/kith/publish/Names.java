package org.kith.publish;

import java.security.SecureRandom;

/// Names that are given once.
final class Names {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;

  private Names() {}

  static String fresh() {
    var name = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
