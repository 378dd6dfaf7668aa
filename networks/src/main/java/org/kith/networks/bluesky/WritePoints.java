package org.kith.networks.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;

/// Keeps writing below what servers allow for one account: 5,000 points an hour and 35,000 a day,
/// where a new record costs 3, a changed one 2 and a deleted one 1.
final class WritePoints {

  static final int CREATE = 3;
  static final int UPDATE = 2;
  static final int DELETE = 1;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int AN_HOUR = 5000;
  private static final int A_DAY = 35_000;

  private record Spent(Instant at, int points) {}

  private final InstantSource clock;
  private final ArrayDeque<Spent> day = new ArrayDeque<>();

  WritePoints(InstantSource clock) {
    this.clock = clock;
  }

  /// Spends them, unless they are too many.
  ///
  /// @return when there will be enough; empty if they were spent
  synchronized Optional<Instant> spend(int points) {
    var now = clock.instant();
    while (!day.isEmpty() && !day.peekFirst().at().plus(DAY).isAfter(now)) {
      day.removeFirst();
    }
    var full = enough(points, A_DAY, DAY, now).or(() -> enough(points, AN_HOUR, HOUR, now));
    if (full.isEmpty()) {
      day.addLast(new Spent(now, points));
    }
    return full;
  }

  /// When `points` more will fit into the window; empty if they do now.
  private Optional<Instant> enough(int points, int most, Duration window, Instant now) {
    var recent = day.stream().filter(s -> s.at().plus(window).isAfter(now)).toList();
    int over = recent.stream().mapToInt(Spent::points).sum() + points - most;
    for (var spent : recent) {
      if (over <= 0) {
        break;
      }
      over -= spent.points();
      if (over <= 0) {
        return Optional.of(spent.at().plus(window));
      }
    }
    return Optional.empty();
  }
}
