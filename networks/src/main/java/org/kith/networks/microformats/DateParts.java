package org.kith.networks.microformats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date, a time and a zone, or some of them, as the value class pattern puts them together
/// (<https://microformats.org/wiki/value-class-pattern#Date_and_time_parsing>): as precise as they
/// were written, twelve-hour clocks turned into twenty-four, zones without a colon.
///
/// @param date `2009-06-26`, null if not said
/// @param time `19:00` or `19:00:30`, null if not said
/// @param zone `Z` or `-0800`, null if not said
record DateParts(@Nullable String date, @Nullable String time, @Nullable String zone) {

  static final DateParts NOTHING = new DateParts(null, null, null);

  private static final String DATE = "(?<date>\\d{4}-\\d{2}-\\d{2}|\\d{4}-\\d{3})";
  private static final String TIME =
      "(?:(?<h>\\d{1,2}):(?<m>\\d{2})(?::(?<s>\\d{2})(?:\\.\\d{1,9})?)? ?(?<half>[ap]\\.?m\\.?)?"
          + "|(?<h2>\\d{1,2}) ?(?<half2>[ap]\\.?m\\.?))";
  private static final String ZONE = "(?<zone>z|[+-]\\d{1,2}(?::?\\d{2})?)";
  private static final Pattern WHOLE =
      Pattern.compile("(?:%s(?:[t ]%s(?: ?%s)?)?)".formatted(DATE, TIME, ZONE));
  private static final Pattern TIME_AND_ZONE = Pattern.compile("%s(?: ?%s)?".formatted(TIME, ZONE));
  private static final Pattern ZONE_ALONE = Pattern.compile(ZONE);

  /// Reads one part or several; empty if it is none.
  static Optional<DateParts> parse(String text) {
    var part = Texts.trim(text).toLowerCase(Locale.ROOT).replaceAll("[ \\n\\t\\r\\f]+", " ");
    if (part.length() > 40) {
      return Optional.empty();
    }
    var whole = WHOLE.matcher(part);
    if (whole.matches()) {
      return date(whole.group("date"))
          .flatMap(date ->
              whole.group("h") == null && whole.group("h2") == null
                  ? Optional.of(new DateParts(date, null, null))
                  : time(whole).map(t -> new DateParts(date, t, zone(whole.group("zone")))));
    }
    var time = TIME_AND_ZONE.matcher(part);
    if (time.matches()) {
      return time(time).map(t -> new DateParts(null, t, zone(time.group("zone"))));
    }
    var zone = ZONE_ALONE.matcher(part);
    return zone.matches()
        ? Optional.of(new DateParts(null, null, zone(zone.group("zone"))))
        : Optional.empty();
  }

  /// These with what `more` adds; what is said already stays.
  DateParts with(DateParts more) {
    return new DateParts(
        date == null ? more.date : date,
        time == null ? more.time : time,
        zone == null ? more.zone : zone);
  }

  /// Whether `more` says anything that is said here already.
  boolean overlaps(DateParts more) {
    return (date != null && more.date != null)
        || (time != null && more.time != null)
        || (zone != null && more.zone != null);
  }

  boolean isNothing() {
    return date == null && time == null && zone == null;
  }

  String text() {
    var day = date == null ? "" : date;
    var clock = time == null ? "" : time + (zone == null ? "" : zone);
    return day.isEmpty() || clock.isEmpty() ? day + clock : day + " " + clock;
  }

  private static Optional<String> date(String text) {
    try {
      var date =
          text.length() == 8
              ? LocalDate.ofYearDay(
                  Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(5)))
              : LocalDate.parse(text);
      return Optional.of(date.toString());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> time(java.util.regex.Matcher m) {
    boolean short_ = m.group("h") == null;
    int hour = Integer.parseInt(short_ ? m.group("h2") : m.group("h"));
    int minute = short_ ? 0 : Integer.parseInt(m.group("m"));
    var seconds = m.group("s");
    var half = short_ ? m.group("half2") : m.group("half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
    }
    boolean real =
        hour <= 24 && minute < 60 && (seconds == null || Integer.parseInt(seconds) <= 60);
    return real
        ? Optional.of("%02d:%02d".formatted(hour, minute) + (seconds == null ? "" : ":" + seconds))
        : Optional.empty();
  }

  private static @Nullable String zone(@Nullable String text) {
    if (text == null || text.equals("z")) {
      return text == null ? null : "Z";
    }
    var digits = text.substring(1).replace(":", "");
    var padded =
        switch (digits.length()) {
          case 1 -> "0" + digits + "00";
          case 2 -> digits + "00";
          case 3 -> "0" + digits;
          default -> digits;
        };
    return text.charAt(0) + padded;
  }
}
