package org.kith.mail;

import java.math.BigInteger;
import java.security.SecureRandom;

/// Names that nobody guesses: 130 bits, in letters and digits that survive every mail server.
final class Codes {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BITS = 130;
  private static final int LENGTH = 26;

  private Codes() {}

  static String fresh() {
    var text = new BigInteger(BITS, RANDOM).toString(36);
    return "0".repeat(LENGTH - text.length()) + text;
  }
}
