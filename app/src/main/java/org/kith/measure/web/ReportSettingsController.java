package org.kith.measure.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.measure.Measure;
import org.kith.measure.ReportSettings;
import org.kith.measure.Reports;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Goals and comparison: what a report holds a month against.
@Controller
class ReportSettingsController {

  private final Reports reports;

  ReportSettingsController(Reports reports) {
    this.reports = reports;
  }

  @GetMapping("/report/settings")
  @Access(Who.VIEWER)
  String show(Model model) {
    var settings = reports.settings();
    var typed = new HashMap<String, String>();
    typed.put("begins", Integer.toString(settings.yearBegins()));
    typed.put(
        "back",
        settings.monthsBack().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    reports.goals().forEach((measure, goal) -> typed.put(measure.name(), Long.toString(goal)));
    return page(typed, Map.of(), model);
  }

  private static String page(Map<String, String> typed, Map<String, String> problems, Model model) {
    model.addAttribute(
        "page", new ReportSettingsPage(typed, problems, Caller.require().mayActAs(Role.MANAGER)));
    return "measure/settings";
  }

  @PostMapping("/report/settings")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String save(
      @RequestParam(defaultValue = "1") int begins,
      @RequestParam(defaultValue = "") String back,
      @RequestParam Map<String, String> all,
      Model model,
      RedirectAttributes redirect) {
    var problems = new HashMap<String, String>();
    var months = months(back, problems);
    var goals = goals(all, problems);
    if (begins < 1 || begins > 12) {
      problems.put("begins", "A year has the months 1 to 12.");
    }
    if (!problems.isEmpty()) {
      var typed = new HashMap<String, String>();
      typed.put("begins", Integer.toString(begins));
      typed.put("back", back);
      for (var measure : Measure.values()) {
        typed.put(measure.name(), all.getOrDefault("goal-" + measure.name(), ""));
      }
      return page(typed, problems, model);
    }
    reports.settings(new ReportSettings(begins, months));
    for (var measure : Measure.values()) {
      if (!goals.containsKey(measure)) {
        reports.noGoal(measure);
      }
    }
    reports.goals(goals);
    redirect.addFlashAttribute("toast", "Saved.");
    return "redirect:/report/settings";
  }

  private static List<Integer> months(String back, Map<String, String> problems) {
    var months = new ArrayList<Integer>();
    for (var part : back.split(",", -1)) {
      var word = part.strip();
      if (word.matches("[0-9]{1,2}")
          && Integer.parseInt(word) >= 1
          && Integer.parseInt(word) <= 60) {
        months.add(Integer.parseInt(word));
      } else if (!word.isEmpty()) {
        problems.put("back", "“%s” is no number of months from 1 to 60.".formatted(word));
      }
    }
    if (months.size() > 3) {
      problems.put("back", "Up to three, there are %d.".formatted(months.size()));
    }
    return months;
  }

  private static Map<Measure, Long> goals(Map<String, String> all, Map<String, String> problems) {
    var goals = new EnumMap<Measure, Long>(Measure.class);
    for (var measure : Measure.values()) {
      var typed = all.getOrDefault("goal-" + measure.name(), "").replace(",", "").strip();
      if (typed.matches("[0-9]{1,9}") && Long.parseLong(typed) > 0) {
        goals.put(measure, Long.parseLong(typed));
      } else if (!typed.isEmpty()) {
        problems.put(measure.name(), "“%s” is no number above 0.".formatted(typed));
      }
    }
    return goals;
  }
}
