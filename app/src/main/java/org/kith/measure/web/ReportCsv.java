package org.kith.measure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Measure;
import org.kith.measure.Numbers;
import org.kith.measure.Report;

/// The numbers of a report as comma-separated values (RFC 4180), for a spreadsheet.
final class ReportCsv {

  private ReportCsv() {}

  static String of(Report report) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "month",
            "number",
            "value",
            "low",
            "high",
            "known_by_name",
            "last_month",
            "last_year",
            "goal"));
    for (var measure : Measure.values()) {
      rows.add(row(report, measure));
    }
    rows.add(plain(report, "Carried by others, in percent", percent(report.numbers())));
    rows.add(plain(report, "Programs removed", Integer.toString(report.numbers().removed())));
    return rows.stream()
        .map(row -> row.stream().map(ReportCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static List<String> row(Report report, Measure measure) {
    var reached = measure == Measure.REACHED ? report.numbers().reached() : null;
    var goal = report.goals().get(measure);
    return List.of(
        report.month().toString(),
        measure.words(),
        Integer.toString(report.numbers().of(measure)),
        reached == null ? "" : Long.toString(Math.round(reached.low())),
        reached == null ? "" : Long.toString(Math.round(reached.high())),
        reached == null ? "" : "%.2f".formatted(reached.coverage()),
        value(report.before(), measure),
        value(report.yearBefore(), measure),
        goal == null ? "" : goal.toString());
  }

  private static List<String> plain(Report report, String name, String value) {
    return List.of(report.month().toString(), name, value, "", "", "", "", "", "");
  }

  private static String percent(Numbers numbers) {
    return Long.toString(Math.round(100 * numbers.carriedByOthers()));
  }

  private static String value(@Nullable Numbers numbers, Measure measure) {
    return numbers == null ? "" : Integer.toString(numbers.of(measure));
  }

  /// What a spreadsheet would take for a formula begins with an apostrophe.
  static String cell(String text) {
    var safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
