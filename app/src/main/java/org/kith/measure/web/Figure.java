package org.kith.measure.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.reach.Estimate;

/// A number of a report, the same on the screen, in a mail, on paper and in a table: never without
/// how sure it is, of what, from when, and how it was counted.
///
/// @param key by which the same number is found again: `spoke.now`
/// @param estimate null where it is not known, or kept back
/// @param unit what it is said in
/// @param at when it was counted, in words: "23 Nov 2026"
/// @param few whether it is kept back, as it is about too few people
public record Figure(
    String key, @Nullable Estimate estimate, Unit unit, How how, String at, boolean few) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /// What a number is said in.
  public enum Unit {
    NUMBER,
    PERCENT
  }

  /// How a day is said.
  static String day(Instant at, ZoneId zone) {
    return DAY.format(at.atZone(zone));
  }

  public boolean isExact() {
    return estimate != null && estimate.how() == Estimate.How.EXACT;
  }

  public boolean isPercent() {
    return unit == Unit.PERCENT;
  }

  /// In whole percent, of an estimate from 0 to 100.
  public static String percent(double value) {
    return Math.round(value) + " %";
  }

  /// The interval of a percentage: "71–84 %".
  public String percentInterval() {
    if (estimate == null) {
      return "";
    }
    long low = Math.round(estimate.low());
    long high = Math.round(estimate.high());
    return low == high ? low + " %" : low + "–" + high + " %";
  }
}
