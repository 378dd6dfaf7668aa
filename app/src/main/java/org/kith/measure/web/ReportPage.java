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
import org.kith.reach.Estimate;

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

  /// One of the five numbers of this month.
  public String now(Measure measure) {
    var numbers = report.numbers();
    if (measure == Measure.REACHED) {
      var reached = numbers.reached();
      return reached == null
          ? "not known"
          : (isExact(reached) ? "" : "about ") + shown(numbers, measure);
    }
    return measure == Measure.ANSWERED && numbers.answerable() == 0
        ? "nobody asked"
        : shown(numbers, measure);
  }

  private static boolean isExact(Estimate estimate) {
    return estimate.low() == estimate.high();
  }

  /// The same number of another month, a dash where Kith did not listen yet.
  public String then(@Nullable Numbers numbers, Measure measure) {
    return numbers == null ? "–" : shown(numbers, measure);
  }

  public String goal(Measure measure) {
    var goal = report.goals().get(measure);
    return goal == null ? "–" : "%,d%s".formatted(goal, unit(measure));
  }

  /// How sure a number is, or what it leaves out.
  public String certainty(Measure measure) {
    var numbers = report.numbers();
    return switch (measure) {
      case SPOKE -> "counted, each person once";
      case REACHED -> {
        var reached = numbers.reached();
        yield reached == null
            ? "nobody's followers are known"
            : "%d %% of the audiences known by name"
                .formatted(Math.round(100 * reached.coverage()));
      }
      case CAME -> "%,d programs and previews left out".formatted(numbers.removed());
      case MOVED -> "%,d moved apart".formatted(numbers.further());
      case ANSWERED -> "%,d of %,d".formatted(numbers.answered(), numbers.answerable());
    };
  }

  private static String shown(Numbers numbers, Measure measure) {
    return "%,d%s".formatted(rounded(numbers, measure), unit(measure));
  }

  /// Reach is an estimate, so a bare figure of it keeps two places only.
  private static long rounded(Numbers numbers, Measure measure) {
    int value = numbers.of(measure);
    var reached = numbers.reached();
    if (measure != Measure.REACHED || value < 100 || (reached != null && isExact(reached))) {
      return value;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
    return Math.round(Math.round(value / unit) * unit);
  }

  private static String unit(Measure measure) {
    return measure == Measure.ANSWERED ? " %" : "";
  }
}
