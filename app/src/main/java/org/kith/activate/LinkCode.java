package org.kith.activate;

import java.util.random.RandomGenerator;

/// Makes the codes of short links: twelve characters of base58, 70 bits, which nobody guesses.
final class LinkCode {

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int LENGTH = 12;

  private LinkCode() {}

  /// @param random where a guess would do harm, a secure one
  static String random(RandomGenerator random) {
    return random(random, LENGTH);
  }

  /// The same, so many characters long.
  static String random(RandomGenerator random, int length) {
    var code = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      code.append(BASE58.charAt(random.nextInt(BASE58.length())));
    }
    return code.toString();
  }
}
