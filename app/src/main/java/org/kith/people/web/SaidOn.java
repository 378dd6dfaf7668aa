package org.kith.people.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;

/// When somebody said something, as a member or a program notes it.
@Component
class SaidOn {

  /// Nobody here wrote to anybody before.
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private final Clock clock;

  SaidOn(Clock clock) {
    this.clock = clock;
  }

  /// Whether somebody can have said it then.
  boolean isPossible(Instant at) {
    return !at.isAfter(clock.instant()) && !at.isBefore(EARLIEST);
  }

  /// The beginning of a day of the workspace; now where it is today, and where nobody named one.
  Instant of(@Nullable LocalDate day) {
    var now = clock.instant();
    var zone = Caller.require().workspace().zone();
    return day == null || day.equals(LocalDate.ofInstant(now, zone))
        ? now
        : day.atStartOfDay(zone).toInstant();
  }

  /// The same of a day as it is typed; empty if it is none on which somebody can have said it.
  Optional<Instant> typed(String day) {
    try {
      return Optional.of(of(day.isBlank() ? null : LocalDate.parse(day.strip())))
          .filter(this::isPossible);
    } catch (DateTimeParseException e) {
      return Optional.empty(); // typed by hand where the browser has no calendar
    }
  }
}
