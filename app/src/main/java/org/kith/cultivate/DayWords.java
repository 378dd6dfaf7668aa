package org.kith.cultivate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Days as one says them.
public final class DayWords {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY_AND_DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

  private DayWords() {}

  /// "Monday 23 November".
  public static String full(LocalDate day) {
    return WEEKDAY_AND_DAY.format(day);
  }

  /// When something was said: "today at 9:05", "yesterday at 16:40", "on Sunday", "on 3 March".
  public static String when(Instant at, Instant now, ZoneId zone) {
    var day = at.atZone(zone).toLocalDate();
    var today = now.atZone(zone).toLocalDate();
    long ago = ChronoUnit.DAYS.between(day, today);
    if (ago == 0 || ago == 1) {
      return (ago == 0 ? "today at " : "yesterday at ") + HOUR.format(at.atZone(zone));
    }
    return ago > 1 && ago < 7 ? "on " + weekday(day) : "on " + date(day, today);
  }

  /// When something is due: "today", "tomorrow", "Friday", "12 December", "3 days ago".
  public static String due(LocalDate day, LocalDate today) {
    long ahead = ChronoUnit.DAYS.between(today, day);
    if (ahead < 0) {
      return ahead == -1 ? "yesterday" : ahead > -60 ? -ahead + " days ago" : date(day, today);
    }
    if (ahead < 2) {
      return ahead == 0 ? "today" : "tomorrow";
    }
    return ahead < 7 ? weekday(day) : date(day, today);
  }

  /// A day that is past: "yesterday", "Tuesday", "3 March".
  static String since(LocalDate day, LocalDate today) {
    long ago = ChronoUnit.DAYS.between(day, today);
    return ago == 1 ? "yesterday" : ago < 7 ? weekday(day) : date(day, today);
  }

  /// "3 March", with the year where it is another one.
  public static String date(LocalDate day, LocalDate today) {
    return (day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(day);
  }

  /// "Good morning", by the hour.
  public static String greeting(Instant now, ZoneId zone) {
    int hour = now.atZone(zone).getHour();
    if (hour < 5 || hour >= 18) {
      return "Good evening";
    }
    return hour < 12 ? "Good morning" : "Good afternoon";
  }

  private static String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
