package org.kith.reach.select;

import java.time.Duration;

/// How long to go on drawing samples: until the proof is good enough, the time is over, or the
/// samples are as many as may be kept, whichever comes first. There is an answer in each case.
///
/// @param certificate the proven part of the best possible plan to stop at, above 0 and below 1
/// @param atMost how long; a plan that stops by time differs from machine to machine
/// @param mostSamples how many samples to choose by, and as many again to judge by; at least 1
public record Effort(double certificate, Duration atMost, int mostSamples) {

  private static final int MOST = 1 << 24;

  public Effort {
    if (!(certificate > 0 && certificate < 1)) {
      throw new IllegalArgumentException(
          "a certificate to stop at lies between 0 and 1, was " + certificate);
    }
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("time cannot be negative, was " + atMost);
    }
    if (mostSamples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, was " + mostSamples);
    }
  }

  /// Until this part of the best possible plan is proven.
  public static Effort untilProven(double certificate) {
    return new Effort(certificate, Duration.ofHours(1), MOST);
  }

  /// With exactly this many samples on each side, however good the proof.
  public static Effort samples(int samples) {
    return new Effort(Math.nextDown(1.0), Duration.ofHours(1), samples);
  }

  public Effort within(Duration time) {
    return new Effort(certificate, time, mostSamples);
  }
}
