package org.kith.networks.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When a feed is asked next: as often as it says something new, between a quarter of an hour and a
/// day (F10).
///
/// After news the wait is halved, after none it grows by a quarter. Where posts come at a steady
/// rate that settles at about four readings for each post, since then one reading in four brings
/// news: `1/4 · ln 2 ≈ 3/4 · ln 5/4`. A seventh more or less, by chance, keeps feeds from being
/// asked in step. What a server says of itself (`Cache-Control`, `Retry-After`) is never undercut.
public final class FeedSchedule {

  /// Before anything is known.
  public static final Duration USUAL = Duration.ofHours(1);

  static final Duration SHORTEST = Duration.ofMinutes(15);
  static final Duration LONGEST = Duration.ofDays(1);
  static final int MISSING_UNTIL_PAUSED = 10;
  private static final double JITTER = 0.15;

  private final RandomGenerator random;

  /// @param random where a little disorder comes from
  public FeedSchedule(RandomGenerator random) {
    this.random = random;
  }

  /// What is remembered of a feed between two readings.
  ///
  /// @param every how long it is left alone between two readings
  /// @param failures how many readings in a row failed
  /// @param missing how many times in a row there was nothing at its address
  public record Rhythm(Duration every, int failures, int missing) {
    public static final Rhythm NEW = new Rhythm(USUAL, 0, 0);
  }

  /// How a reading went.
  public sealed interface Went {
    /// @param askAgain how long the server wants to be left alone, zero where it does not say
    record News(Duration askAgain) implements Went {}

    record NothingNew(Duration askAgain) implements Went {}

    /// It could not be read.
    ///
    /// @param notBefore when it may be asked again, long ago where nobody says
    record Failed(Instant notBefore) implements Went {}

    /// There is nothing at its address (404).
    record Missing() implements Went {}
  }

  /// What comes next.
  public sealed interface Next {
    /// It is asked again by itself.
    record Again(Instant at, Rhythm rhythm) implements Next {}

    /// It is left alone until somebody has looked after it.
    record Pause(String reason) implements Next {}
  }

  /// @param pushed whether a hub tells us of its news, so that it is asked but once a day
  public Next after(Rhythm before, Went went, boolean pushed, Instant now) {
    return switch (went) {
      case Went.News(var askAgain) -> again(before.every().dividedBy(2), askAgain, pushed, now);
      case Went.NothingNew(var askAgain) ->
          again(before.every().multipliedBy(5).dividedBy(4), askAgain, pushed, now);
      case Went.Failed(var notBefore) -> {
        int failures = before.failures() + 1;
        var at = now.plus(jittered(backoff(failures)));
        var rhythm = new Rhythm(before.every(), failures, 0);
        yield new Next.Again(at.isBefore(notBefore) ? notBefore : at, rhythm);
      }
      case Went.Missing() when before.missing() + 1 >= MISSING_UNTIL_PAUSED ->
          new Next.Pause(
              "There was nothing at its address %d times in a row (404), so Kith does not ask any more. Has it moved?"
                  .formatted(MISSING_UNTIL_PAUSED));
      case Went.Missing() -> {
        int failures = before.failures() + 1;
        yield new Next.Again(
            now.plus(jittered(backoff(failures))),
            new Rhythm(before.every(), failures, before.missing() + 1));
      }
    };
  }

  private Next again(Duration every, Duration askAgain, boolean pushed, Instant now) {
    var bounded = every.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(every, LONGEST);
    var wait = jittered(pushed ? LONGEST : bounded);
    var asked = shorter(askAgain, LONGEST);
    return new Next.Again(
        now.plus(wait.compareTo(asked) < 0 ? asked : wait), new Rhythm(bounded, 0, 0));
  }

  private static Duration backoff(int failures) {
    return shorter(SHORTEST.multipliedBy(1L << Math.min(failures - 1, 10)), LONGEST);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Duration jittered(Duration wait) {
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofMillis(Math.round(wait.toMillis() * factor));
  }
}
