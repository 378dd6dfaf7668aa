package org.kith.simulator.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts requests as Mastodon does, in windows of the clock, and says in headers how many are left
/// of the limit that is nearest.
final class Allowances {

  /// One limit.
  record Limit(String name, int most, Duration window) {}

  /// What is left of one limit.
  record Left(Limit limit, int remaining, Instant reset, boolean isUsedUp) {

    Reply.Whole in(Reply.Whole whole) {
      return whole
          .with("X-RateLimit-Limit", Integer.toString(limit.most()))
          .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, remaining)))
          // Mastodon writes microseconds.
          .with("X-RateLimit-Reset", reset.plusNanos(123_456_000).toString());
    }
  }

  private static final int USUAL = 300;

  private final InstantSource clock;
  private final Limit general;
  private final Limit media;
  private final Limit deletes;
  private final Limit statuses;
  private final Limit apps;
  private final Map<String, Integer> counts = new HashMap<>();

  /// @param perFiveMinutes 300 on Mastodon; a server that allows many times that allows as many
  ///   times the usual of everything
  Allowances(InstantSource clock, int perFiveMinutes) {
    this.clock = clock;
    int times = Math.max(1, perFiveMinutes / USUAL);
    this.general = new Limit("general", perFiveMinutes, Duration.ofMinutes(5));
    this.media = new Limit("media", 30 * times, Duration.ofMinutes(30));
    this.deletes = new Limit("deletes", 30 * times, Duration.ofMinutes(30));
    this.statuses = new Limit("statuses", 300 * times, Duration.ofHours(3));
    this.apps = new Limit("apps", 25 * times, Duration.ofMinutes(10));
  }

  /// Counts a request; what is left of the limit nearest to its end.
  synchronized Left count(String who, Asked asked) {
    Left nearest = null;
    for (var limit : limits(asked)) {
      var left = count(who, limit);
      if (nearest == null || left.remaining() < nearest.remaining()) {
        nearest = left;
      }
    }
    if (nearest == null) {
      throw new IllegalStateException("there is always the general limit");
    }
    return nearest;
  }

  private Left count(String who, Limit limit) {
    long window = clock.instant().getEpochSecond() / limit.window().toSeconds();
    int used = counts.merge(who + " " + limit.name() + " " + window, 1, Integer::sum);
    var reset = Instant.ofEpochSecond((window + 1) * limit.window().toSeconds());
    return new Left(limit, limit.most() - used, reset, used > limit.most());
  }

  private List<Limit> limits(Asked asked) {
    var path = asked.path();
    if (asked.method().equals("POST") && path.matches("/api/v[12]/media")) {
      return List.of(general, media);
    }
    if (asked.method().equals("DELETE") && path.startsWith("/api/v1/statuses/")) {
      return List.of(general, deletes);
    }
    if (asked.method().equals("POST") && path.equals("/api/v1/statuses")) {
      return List.of(general, statuses);
    }
    return path.equals("/api/v1/apps") ? List.of(general, apps) : List.of(general);
  }
}
