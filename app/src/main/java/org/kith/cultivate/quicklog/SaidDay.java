package org.kith.cultivate.quicklog;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// A day as somebody named it, which is another one for what happened than for what is next:
/// "Friday".
sealed interface SaidDay {

  /// The same day whichever way one looks.
  record On(LocalDate day) implements SaidDay {}

  /// The next or the last of its name.
  record Weekday(DayOfWeek day) implements SaidDay {}

  /// A day and a month without a year.
  record InYear(int month, int day) implements SaidDay {}

  /// The day meant by somebody who speaks of what is past.
  default LocalDate past(LocalDate today) {
    return switch (this) {
      case On(var day) -> day.isAfter(today) ? today : day;
      case Weekday(var day) -> today.with(TemporalAdjusters.previous(day));
      case InYear(var month, var day) -> {
        var then = inYear(today.getYear(), month, day);
        yield then.isAfter(today) ? inYear(today.getYear() - 1, month, day) : then;
      }
    };
  }

  /// The day meant by somebody who speaks of what is to come.
  default LocalDate coming(LocalDate today) {
    return switch (this) {
      case On(var day) -> day.isBefore(today) ? today : day;
      case Weekday(var day) -> today.with(TemporalAdjusters.next(day));
      case InYear(var month, var day) -> {
        var then = inYear(today.getYear(), month, day);
        yield then.isBefore(today) ? inYear(today.getYear() + 1, month, day) : then;
      }
    };
  }

  /// Whether it can only be a day to come.
  default boolean isAhead(LocalDate today) {
    return this instanceof On(var day) && day.isAfter(today);
  }

  private static LocalDate inYear(int year, int month, int day) {
    var first = LocalDate.of(year, month, 1);
    return first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
  }
}
