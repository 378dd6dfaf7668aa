package org.kith.networks.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps logins below what servers allow for one account: 30 in 5 minutes and 300 a day. Whoever is
/// over it is locked out of the account with every program, so Kith stops before.
final class LoginPace {

  private static final int SHORT = 30;
  private static final Duration SHORT_WINDOW = Duration.ofMinutes(5);
  private static final int LONG = 300;
  private static final Duration LONG_WINDOW = Duration.ofDays(1);

  private final InstantSource clock;
  private final Map<String, ArrayDeque<Instant>> logins = new HashMap<>();

  LoginPace(InstantSource clock) {
    this.clock = clock;
  }

  /// Counts a login, unless it is one too many.
  ///
  /// @return when to come back; empty if it may go ahead
  synchronized Optional<Instant> enter(String did) {
    var now = clock.instant();
    logins.values().removeIf(times -> isOver(times, now));
    var times = logins.computeIfAbsent(did, _ -> new ArrayDeque<>());
    while (!times.isEmpty() && !times.peekFirst().plus(LONG_WINDOW).isAfter(now)) {
      times.removeFirst();
    }
    var recent = times.stream().filter(at -> at.plus(SHORT_WINDOW).isAfter(now)).toList();
    if (times.size() >= LONG) {
      return Optional.of(times.getFirst().plus(LONG_WINDOW));
    }
    if (recent.size() >= SHORT) {
      return Optional.of(recent.getFirst().plus(SHORT_WINDOW));
    }
    times.addLast(now);
    return Optional.empty();
  }

  private static boolean isOver(ArrayDeque<Instant> times, Instant now) {
    return times.isEmpty() || !times.getLast().plus(LONG_WINDOW).isAfter(now);
  }
}
