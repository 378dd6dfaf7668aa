package org.kith.networks.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates that feeds really carry: RFC 822 with every part that is left out in practice,
/// ISO 8601 down to a bare year, and what C's `asctime` writes.
final class FeedDates {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(?:-?(\\d\\d)(?:-?(\\d\\d))?)?(?:[Tt ]+(\\d\\d?)(?::?(\\d\\d)(?::?(\\d\\d)(?:[.,]\\d+)?)?)?)?\\s*(.*)");
  private static final Pattern RFC_822 =
      Pattern.compile(
          "(?:[a-z]+\\.?,?\\s+)?(\\d{1,2})[\\s-]+([a-z]{3})[a-z]*[\\s,.-]+(\\d{4}|\\d\\d)(?:[\\s,]+(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.\\d+)?)?)?\\s*(.*)");
  private static final Pattern ASCTIME =
      Pattern.compile(
          "[a-z]+\\.?,?\\s+([a-z]{3})[a-z]*\\s+(\\d{1,2}),?\\s+(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?\\s+(?:([a-z]+)\\s+)?(\\d{4})");
  private static final Pattern OFFSET =
      Pattern.compile("(?:gmt|utc)?([+-])(\\d{1,2}):?(\\d\\d)?.*");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7),
          Map.entry("akst", -9),
          Map.entry("akdt", -8),
          Map.entry("hst", -10),
          Map.entry("bst", 1),
          Map.entry("cet", 1),
          Map.entry("cest", 2),
          Map.entry("mez", 1),
          Map.entry("mesz", 2),
          Map.entry("eet", 2),
          Map.entry("eest", 3),
          Map.entry("msk", 3),
          Map.entry("jst", 9));
  private static final Instant FIRST = Instant.EPOCH;

  private FeedDates() {}

  /// Empty if it is not a date, or one before 1970, which no feed means.
  static Optional<Instant> parse(String raw) {
    var text = raw.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > 80) {
      return Optional.empty();
    }
    try {
      return read(text).filter(at -> !at.isBefore(FIRST));
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> read(String text) {
    var iso = ISO.matcher(text);
    if (iso.matches()) {
      return at(
          year(iso.group(1)), number(iso, 2, 1), number(iso, 3, 1), time(iso, 4), iso.group(7));
    }
    var mail = RFC_822.matcher(text);
    if (mail.matches()) {
      var zone = mail.group(7);
      return at(year(mail.group(3)), month(mail.group(2)), number(mail, 1, 1), time(mail, 4), zone);
    }
    var c = ASCTIME.matcher(text);
    if (c.matches()) {
      var zone = c.group(6) == null ? "" : c.group(6);
      return at(year(c.group(7)), month(c.group(1)), number(c, 2, 1), time(c, 3), zone);
    }
    return Optional.empty();
  }

  private static Optional<Instant> at(int year, int month, int day, int[] time, String zone) {
    boolean midnight = time[0] == 24;
    var local = LocalDateTime.of(year, month, day, midnight ? 0 : time[0], time[1], time[2]);
    var moment = OffsetDateTime.of(midnight ? local.plusDays(1) : local, offset(zone.strip()));
    return Optional.of(moment.toInstant());
  }

  private static ZoneOffset offset(String zone) {
    var m = OFFSET.matcher(zone);
    if (m.matches()) {
      int hours = Integer.parseInt(m.group(2));
      int minutes = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
      int sign = m.group(1).equals("-") ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }
    return ZoneOffset.ofHours(HOURS.getOrDefault(zone, 0));
  }

  private static int[] time(Matcher m, int first) {
    return new int[] {
      number(m, first, 0), number(m, first + 1, 0), Math.min(59, number(m, first + 2, 0))
    };
  }

  private static int number(Matcher m, int group, int otherwise) {
    return m.group(group) == null ? otherwise : Integer.parseInt(m.group(group));
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() == 2 ? year + (year < 70 ? 2000 : 1900) : year;
  }

  private static int month(String name) {
    int at = MONTHS.indexOf(name);
    return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
  }
}
