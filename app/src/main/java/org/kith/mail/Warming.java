package org.kith.mail;

import java.time.Duration;
import java.time.Instant;

/// How many mails may go out in an hour: few on the first day, twice as many on each day after, up
/// to what the account says. A server that has never heard of a sender refuses one that begins at
/// full speed.
final class Warming {

  /// How many go out in an hour of the first day.
  static final int FIRST_DAY = 20;

  private static final int DOUBLINGS = 20;

  private Warming() {}

  /// @param began when the first mail ever went out
  /// @param most an hour once it is warm
  static int anHour(Instant began, Instant now, int most) {
    long days = Math.clamp(Duration.between(began, now).toDays(), 0, DOUBLINGS);
    return (int) Math.min(most, (long) FIRST_DAY << days);
  }
}
