package org.kith.hooks;

import java.util.random.RandomGenerator;

/// Names that are given once.
final class Names {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;

  private Names() {}

  static String fresh(RandomGenerator random) {
    var name = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
