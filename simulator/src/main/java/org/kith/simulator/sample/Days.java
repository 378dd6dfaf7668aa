package org.kith.simulator.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// The 90 days before now, on the organisation's calendar.
record Days(Instant now, ZoneId zone) {
  static final int COUNT = 90;

  LocalDate today() {
    return dayOf(now);
  }

  LocalDate dayOf(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /// That time of day so many days ago; the day before where that is still to come.
  Instant at(int daysAgo, LocalTime time) {
    var at = today().minusDays(daysAgo).atTime(time).atZone(zone).toInstant();
    return at.isBefore(now)
        ? at
        : today().minusDays(daysAgo + 1).atTime(time).atZone(zone).toInstant();
  }

  /// So many hours ago.
  Instant hoursAgo(double hours) {
    return now.minus(Duration.ofSeconds((long) (hours * 3600)));
  }

  Instant begin() {
    return now.minus(Duration.ofDays(COUNT));
  }
}
