package org.kith.cultivate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.kith.team.Caller;

/// The calendar of whoever asks.
public final class Days {

  private Days() {}

  /// The zone of the workspace on whose behalf this runs; UTC in work behind the scenes.
  public static ZoneId zone() {
    return Caller.current().map(caller -> caller.workspace().zone()).orElse(ZoneOffset.UTC);
  }

  public static LocalDate today(Clock clock) {
    return day(clock.instant());
  }

  static LocalDate day(Instant at) {
    return at.atZone(zone()).toLocalDate();
  }

  /// When a day begins.
  static Instant start(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }
}
