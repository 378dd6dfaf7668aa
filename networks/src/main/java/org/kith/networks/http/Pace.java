package org.kith.networks.http;

import java.time.Duration;

/// How politely one host is asked.
///
/// @param between least time between the starts of two requests to one host
/// @param atOnce how many requests one host may be answering at the same time
/// @param patience how long a request may wait for its turn before it is told to come back later
public record Pace(Duration between, int atOnce, Duration patience) {

  /// One request a second, two at a time.
  public static final Pace POLITE = new Pace(Duration.ofSeconds(1), 2, Duration.ofMinutes(2));

  /// No waiting: only for test beds and fakes on the own machine.
  public static final Pace LOOPBACK = new Pace(Duration.ZERO, 64, Duration.ofMinutes(2));

  public Pace {
    if (between.isNegative() || atOnce < 1) {
      throw new IllegalArgumentException(
          "pace needs a time of at least 0 and at least 1 request at once, was %s and %d"
              .formatted(between, atOnce));
    }
  }
}
