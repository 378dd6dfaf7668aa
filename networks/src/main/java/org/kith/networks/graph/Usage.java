package org.kith.networks.graph;

import java.time.Duration;
import org.kith.networks.http.Headers;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// How much of Meta's limits is used up, in percent, as its answers say in `X-App-Usage` (one
/// object) and `X-Business-Use-Case-Usage` (a list for each page or account).
///
/// @param percent of the limit that is nearest to its end
/// @param regain how long access stays blocked, zero if it is not or nobody says
record Usage(int percent, Duration regain) {

  /// From here on Kith slows down by itself.
  private static final int MUCH = 80;

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final long LONGEST_MINUTES = 24 * 60;

  static Usage of(Headers headers) {
    var usage = new Usage(0, Duration.ZERO);
    for (var name : new String[] {"X-App-Usage", "X-Page-Usage", "X-Business-Use-Case-Usage"}) {
      for (var line : headers.all(name)) {
        usage = usage.or(read(line));
      }
    }
    return usage;
  }

  private static Usage read(String line) {
    try {
      return of(StrictJson.MAPPER.readTree(line));
    } catch (JacksonException _) {
      return new Usage(0, Duration.ZERO); // a figure nobody depends on
    }
  }

  private static Usage of(JsonNode json) {
    int percent = 0;
    for (var part : new String[] {"call_count", "total_time", "total_cputime"}) {
      percent = Math.max(percent, json.path(part).asInt(0));
    }
    long minutes = json.path("estimated_time_to_regain_access").asLong(0);
    var usage = new Usage(percent, Duration.ofMinutes(Math.clamp(minutes, 0, LONGEST_MINUTES)));
    for (var inner : json) {
      if (inner.isContainer()) {
        usage = usage.or(of(inner));
      }
    }
    return usage;
  }

  private Usage or(Usage other) {
    return new Usage(
        Math.max(percent, other.percent),
        regain.compareTo(other.regain) > 0 ? regain : other.regain);
  }

  /// How long to leave it alone once something was refused.
  Duration pauseAfterRefusal() {
    return pause().isZero() ? WINDOW : pause();
  }

  /// How long to leave it alone; zero if there is enough left.
  Duration pause() {
    if (!regain.isZero()) {
      return regain;
    }
    return percent >= MUCH
        ? WINDOW.multipliedBy(Math.min(percent, 100) - 60).dividedBy(40)
        : Duration.ZERO;
  }
}
