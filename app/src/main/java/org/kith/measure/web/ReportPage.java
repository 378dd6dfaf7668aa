package org.kith.measure.web;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Measure;
import org.kith.measure.Numbers;
import org.kith.measure.Report;

/// The report of a month.
///
/// @param months those that can be looked at, the newest first
/// @param draft the sentence as somebody typed it, where it could not be kept
/// @param problem why not, empty if nothing is wrong
public record ReportPage(
    Report report,
    List<YearMonth> months,
    String draft,
    String problem,
    boolean mayChange,
    Instant now) {

  public String title() {
    return title(report.month());
  }

  /// "November 2026".
  public static String title(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  public @Nullable YearMonth previous() {
    var before = report.month().minusMonths(1);
    return months.contains(before) || report.before() != null ? before : null;
  }

  public @Nullable YearMonth next() {
    var after = report.month().plusMonths(1);
    return months.contains(after) ? after : null;
  }

  /// One of the five numbers with what it is compared with: "29 last month · 12 a year ago · goal
  /// 40".
  public String compared(Measure measure) {
    var parts = new java.util.ArrayList<String>();
    add(parts, report.before(), measure, " last month");
    add(parts, report.yearBefore(), measure, " a year ago");
    var goal = report.goals().get(measure);
    if (goal != null) {
      parts.add("goal %,d%s".formatted(goal, unit(measure)));
    }
    return parts.isEmpty() ? "Nothing to compare with yet" : String.join(" · ", parts);
  }

  private static void add(
      List<String> parts, @Nullable Numbers numbers, Measure measure, String when) {
    if (numbers != null) {
      parts.add("%,d%s%s".formatted(rounded(numbers, measure), unit(measure), when));
    }
  }

  /// Reach is an estimate, so a bare figure of it keeps two places only.
  private static long rounded(Numbers numbers, Measure measure) {
    int value = numbers.of(measure);
    if (measure != Measure.REACHED || value < 100) {
      return value;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
    return Math.round(Math.round(value / unit) * unit);
  }

  private static String unit(Measure measure) {
    return measure == Measure.ANSWERED ? " %" : "";
  }
}
