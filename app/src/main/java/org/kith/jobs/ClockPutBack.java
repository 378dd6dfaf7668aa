package org.kith.jobs;

import java.time.Duration;
import java.time.Instant;

/// The clock of this machine was put back: what was planned by it while it was ahead, and so lies
/// beyond what it said then, is planned for too late. Told in each workspace.
///
/// @param before what it said, a few seconds ago at most
/// @param now what it says
public record ClockPutBack(Instant before, Instant now) {

  /// By how much.
  public Duration by() {
    return Duration.between(now, before);
  }
}
