package org.kith.networks.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: twice as long each time, between half of it and all of it
/// by chance, so that not everybody comes back at once.
public final class Backoff {

  private final Duration first;
  private final Duration most;
  private final RandomGenerator random;
  private int failures;

  public Backoff(Duration first, Duration most, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.random = random;
  }

  public Duration next() {
    var doubled = first.multipliedBy(1L << Math.min(failures++, 20));
    long nanos = (doubled.compareTo(most) > 0 ? most : doubled).toNanos();
    return Duration.ofNanos(nanos / 2 + (long) (random.nextDouble() * (nanos / 2.0)));
  }

  public void reset() {
    failures = 0;
  }
}
