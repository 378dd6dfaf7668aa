package org.kith.publish;

import java.time.Duration;
import java.time.Instant;

/// How late something goes out, in words, and from when on that is asked about first.
public final class Lateness {

  /// What is late by more than this is not sent before a person says so.
  public static final Duration MOST = Duration.ofHours(2);

  /// What is late by less is on time.
  static final Duration LEAST = Duration.ofMinutes(2);

  static final String OFF = "because Kith was off";

  private Lateness() {}

  static boolean isLate(Instant due, Instant now) {
    return now.isAfter(due.plus(LEAST));
  }

  static boolean isTooLate(Instant due, Instant now) {
    return now.isAfter(due.plus(MOST));
  }

  /// “4 days”, “43 minutes”.
  public static String words(Instant due, Instant now) {
    var late = Duration.between(due, now);
    if (late.compareTo(Duration.ofDays(2)) >= 0) {
      return late.toDays() + " days";
    }
    if (late.compareTo(Duration.ofHours(2)) >= 0) {
      return late.toHours() + " hours";
    }
    return late.toMinutes() + " minutes";
  }

  /// When a part went out, and how late, as a sentence; empty if it did not, or nobody planned
  /// when.
  public static String said(OwnPost post, Part part) {
    var out = part.out();
    var when = post.when();
    if (out == null || when == null) {
      return "";
    }
    var at = new WallClock(out.at().atZone(when.zone()).toLocalDateTime(), when.zone()).words();
    return out.lateWhy().isEmpty()
        ? "Published %s.".formatted(at)
        : "Published %s, %s late, %s.".formatted(at, words(when.moment(), out.at()), out.lateWhy());
  }
}
