package org.kith.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: a minute, doubling with each failure in a row up to a day,
/// and never all at the same moment.
public final class Backoff {

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final double JITTER = 0.15;

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// @param failures how many times in a row it failed, at least 1
  public Duration after(int failures) {
    if (failures < 1) {
      throw new IllegalArgumentException("failures must be at least 1, was " + failures);
    }
    int doublings = Math.min(failures - 1, 20);
    var wait = FIRST.multipliedBy(1L << doublings);
    return jittered(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  /// The time, up to 15 % longer or shorter.
  public Duration jittered(Duration time) {
    return Duration.ofMillis(
        Math.round(time.toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
  }
}
