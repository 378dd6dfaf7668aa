package org.kith.measure;

import java.time.YearMonth;
import java.util.List;

/// How a workspace reports.
///
/// @param yearBegins the first month of its year, 1 to 12
/// @param monthsBack with which months before it a month is compared, in months, three at most
public record ReportSettings(int yearBegins, List<Integer> monthsBack) {

  public static final ReportSettings USUAL = new ReportSettings(1, List.of(1, 12));

  public ReportSettings {
    monthsBack = List.copyOf(monthsBack);
    if (yearBegins < 1 || yearBegins > 12) {
      throw new IllegalArgumentException(
          "a year begins in a month from 1 to 12, not " + yearBegins);
    }
    if (monthsBack.size() > 3 || monthsBack.stream().anyMatch(m -> m < 1 || m > 60)) {
      throw new IllegalArgumentException(
          "a month is compared with at most 3 others, 1 to 60 months before it, not " + monthsBack);
    }
  }

  /// The first month of the year that a month is in.
  public YearMonth yearOf(YearMonth month) {
    var begin = month.withMonth(yearBegins);
    return begin.isAfter(month) ? begin.minusYears(1) : begin;
  }

  /// What that year is called: "2026", or "2026/27" where it does not begin in January.
  public String yearName(YearMonth month) {
    int year = yearOf(month).getYear();
    return yearBegins == 1 ? Integer.toString(year) : "%d/%02d".formatted(year, (year + 1) % 100);
  }
}
