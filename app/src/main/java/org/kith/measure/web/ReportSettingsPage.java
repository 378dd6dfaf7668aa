package org.kith.measure.web;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Measure;

/// Goals, the year, and with what a month is compared, as they stand or as somebody typed them.
///
/// @param typed by field
/// @param problems by field
public record ReportSettingsPage(
    Map<String, String> typed, Map<String, String> problems, boolean mayChange) {

  public ReportSettingsPage {
    typed = Map.copyOf(typed);
    problems = Map.copyOf(problems);
  }

  public Map<String, String> months() {
    var months = new LinkedHashMap<String, String>();
    for (var month : Month.values()) {
      months.put(
          Integer.toString(month.getValue()), month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
    return months;
  }

  public String begins() {
    return typed.getOrDefault("begins", "1");
  }

  public String back() {
    return typed.getOrDefault("back", "");
  }

  public String goal(Measure measure) {
    return typed.getOrDefault(measure.name(), "");
  }

  public @Nullable String problem(String field) {
    return problems.get(field);
  }
}
