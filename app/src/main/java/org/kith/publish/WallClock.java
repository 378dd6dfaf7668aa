package org.kith.publish;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A time as a clock on a wall of some place shows it. The moment it means follows from the rules
/// of that place (IANA time zones), also where its clocks are put forward or back.
///
/// The rule: a time that a place leaves out is as much later as its clocks are put forward; of a
/// time that a place has twice the first is meant. Either is said to whoever plans it.
///
/// @param at without a zone, to the minute
public record WallClock(LocalDateTime at, ZoneId zone) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("EEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

  /// The moment, by the rule above.
  public Instant moment() {
    return at.atZone(zone).toInstant();
  }

  /// The wall clock of a moment. In the hour that a place has twice, and the second time, it is
  /// that of UTC: a clock on a wall there would mean the first.
  public static WallClock of(Instant moment, ZoneId zone) {
    var there = new WallClock(moment.atZone(zone).toLocalDateTime(), zone);
    return there.moment().equals(moment)
        ? there
        : new WallClock(moment.atZone(ZoneOffset.UTC).toLocalDateTime(), ZoneOffset.UTC);
  }

  /// “Tue 24 November 2026, 09:00”, without its zone.
  public String words() {
    return at.format(WORDS);
  }

  /// What is odd about this time there, in a sentence; empty if nothing is.
  public String oddity() {
    var change = zone.getRules().getTransition(at);
    if (change == null) {
      return "";
    }
    var day = at.format(DAY);
    return change.isGap()
        ? "On %s the clocks of %s go from %s to %s, so there is no %s. It goes out at %s."
            .formatted(
                day,
                zone.getId(),
                change.getDateTimeBefore().toLocalTime(),
                change.getDateTimeAfter().toLocalTime(),
                at.toLocalTime(),
                at.atZone(zone).toLocalTime())
        : "On %s the clocks of %s go back from %s to %s, so %s comes twice. It goes out the first time."
            .formatted(
                day,
                zone.getId(),
                change.getDateTimeBefore().toLocalTime(),
                change.getDateTimeAfter().toLocalTime(),
                at.toLocalTime());
  }
}
