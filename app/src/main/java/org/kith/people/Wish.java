package org.kith.people;

import java.time.Instant;

/// How often somebody wants to be written to.
///
/// @param days how many days lie between two messages, at least
public record Wish(int days, Instant at) {

  static final int HALF_A_YEAR = 183;
  static final int A_YEAR = 365;

  /// "at most twice a year".
  public String words() {
    return words(days);
  }

  public static String words(int days) {
    return switch (days) {
      case HALF_A_YEAR -> "at most twice a year";
      case A_YEAR -> "at most once a year";
      default -> "at most every %d days".formatted(days);
    };
  }
}
