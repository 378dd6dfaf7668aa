package org.kith.measure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Edition.Section;
import org.kith.measure.Measure;
import org.kith.measure.Travel;
import org.kith.people.Spreadsheet;

/// The numbers of a report as a table, for spreadsheets and programs: each that the page shows, by
/// the same key.
final class ReportCsv {

  private static final List<String> HEAD =
      List.of(
          "month",
          "key",
          "what",
          "of",
          "value",
          "low",
          "high",
          "confidence",
          "known_by_name",
          "how",
          "counted");

  private final ReportView view;
  private final List<List<String>> rows = new ArrayList<>();

  private ReportCsv(ReportView view) {
    this.view = view;
  }

  static String of(ReportView view) {
    var csv = new ReportCsv(view);
    csv.rows.add(HEAD);
    csv.five();
    csv.travel();
    csv.outcomes();
    csv.worthKnowing();
    csv.themes();
    return csv.rows.stream().map(Spreadsheet::line).collect(Collectors.joining());
  }

  private void five() {
    for (var measure : Measure.values()) {
      add(measure.words(), view.title(), view.now(measure));
      add(measure.words(), "known since", view.since(measure));
      for (var compared : view.facts().compared()) {
        add(measure.words(), compared.name(), view.then(measure, compared));
      }
      add(measure.words(), "goal", view.goal(measure));
    }
    add("Carried by others alone (percent)", view.title(), view.carried());
    for (var compared : view.facts().compared()) {
      add("Carried by others alone (percent)", compared.name(), view.carried(compared));
    }
  }

  private void travel() {
    var travel = view.travel();
    if (!view.has(Section.TRAVEL) || travel.days().isEmpty()) {
      return;
    }
    add("Could hear it", "from anybody", view.reach("travel.both", travel.both(), How.REACHED));
    add("Could hear it", "from others", view.reach("travel.others", travel.others(), How.REACHED));
    add("Could hear it", "from us", view.reach("travel.ours", travel.ours(), How.REACHED));
    if (view.chart() != null) {
      for (var day : travel.days()) {
        var key = "day." + day.day();
        var of = day.day().toString();
        add("Spoke", of, view.people(key + ".spoke", day.spoke(), How.SPOKE));
        add("Could hear it", of, view.reach(key + ".both", day.both(), How.REACHED));
        add("Could hear others", of, view.reach(key + ".others", day.others(), How.REACHED));
        add("Could hear us", of, view.reach(key + ".ours", day.ours(), How.REACHED));
      }
    }
    parts("campaign", travel.campaigns(), How.REACHED);
    parts("topic", travel.topics(), How.REACHED);
    parts("group", travel.groups(), How.GROUP);
  }

  private void parts(String kind, @Nullable List<Travel.Part> parts, How how) {
    for (var part : parts == null ? List.<Travel.Part>of() : parts) {
      var key = kind + "." + part.of();
      var name = view.name(part, how);
      add("Carried it", name, view.people(key + ".spoke", part.spoke(), How.CARRIERS));
      add("Could hear it", name, view.reach(key + ".reached", part.reached(), how));
      if (how != How.GROUP) {
        add("Of them not from us", name, view.reach(key + ".beyond", part.beyond(), How.CARRIED));
      }
    }
  }

  private void outcomes() {
    if (!view.has(Section.FORECAST)) {
      return;
    }
    for (var outcome : view.facts().outcomes()) {
      var key = "outcome." + outcome.campaign();
      var forecast = outcome.forecast();
      if (forecast != null) {
        add(
            "Expected",
            outcome.name(),
            view.reach(key + ".expected", forecast.expectedReach(), How.EXPECTED));
      }
      if (outcome.reached() != null) {
        add(
            "Could hear it",
            outcome.name(),
            view.reach(key + ".reached", outcome.reached(), How.REACHED));
      }
      add("Spoke", outcome.name(), view.people(key + ".spoke", outcome.spoke(), How.CARRIERS));
      add("Were asked", outcome.name(), view.people(key + ".asked", outcome.asked(), How.ASKED));
      add("Came", outcome.name(), view.people(key + ".came", outcome.came(), How.CAME));
    }
  }

  private void worthKnowing() {
    if (view.has(Section.KNOWING)) {
      for (var insight : view.facts().worthKnowing()) {
        add("Worth knowing", insight.kind().words(), view.count(insight));
      }
    }
  }

  private void themes() {
    if (view.has(Section.SAID)) {
      for (var theme : view.facts().said().themes()) {
        add("Said it", theme.name(), view.people("said." + theme.name(), theme.people(), How.SAID));
      }
    }
  }

  private void add(String what, String of, @Nullable Figure figure) {
    if (figure == null) {
      return;
    }
    var row = new ArrayList<>(List.of(view.report().month().toString(), figure.key(), what, of));
    var estimate = figure.estimate();
    if (estimate == null) {
      row.addAll(List.of(figure.few() ? "fewer than 5" : "", "", "", "", "", ""));
    } else {
      row.addAll(
          List.of(
              number(estimate.value()),
              number(estimate.low()),
              number(estimate.high()),
              plain(estimate.confidence()),
              plain(estimate.coverage()),
              estimate.how().name().toLowerCase(Locale.ROOT)));
    }
    row.add(figure.at());
    rows.add(row);
  }

  private static String number(double value) {
    return Long.toString(Math.round(value));
  }

  private static String plain(double part) {
    return String.format(Locale.ROOT, "%.2f", part);
  }
}
