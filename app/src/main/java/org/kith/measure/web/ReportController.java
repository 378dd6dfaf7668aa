package org.kith.measure.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.kith.measure.Report;
import org.kith.measure.Reports;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Report: who carried the message, one page a month.
@Controller
class ReportController {

  private final Reports reports;
  private final Clock clock;

  ReportController(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  @GetMapping("/report")
  @Access(Who.VIEWER)
  String now(Model model) {
    return show(found(reports.thisMonth().toString()), "", "", model);
  }

  @GetMapping("/report/{month}")
  @Access(Who.VIEWER)
  String show(@PathVariable String month, Model model) {
    return show(found(month), "", "", model);
  }

  private String show(Report report, String draft, String problem, Model model) {
    model.addAttribute(
        "page",
        new ReportPage(
            report,
            reports.months(),
            draft.isEmpty() ? report.sentence() : draft,
            problem,
            Caller.require().member().role().mayActAs(Role.MANAGER),
            clock.instant()));
    return "measure/report";
  }

  private Report found(String month) {
    try {
      var asked = YearMonth.parse(month);
      if (asked.getYear() >= 2000) {
        return reports
            .of(asked)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
      }
    } catch (DateTimeException e) {
      // no month is not found either
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  @PostMapping("/report/{month}/sentence")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String write(
      @PathVariable String month,
      @RequestParam String sentence,
      Model model,
      RedirectAttributes redirect) {
    var report = found(month);
    if (sentence.isBlank() || sentence.length() > 2_000) {
      return show(report, sentence, "A sentence has 1 to 2,000 characters.", model);
    }
    boolean written = reports.write(report.month(), sentence);
    redirect.addFlashAttribute(
        "toast", written ? "Saved." : "Not saved: this report is sealed and stays as it is.");
    return "redirect:/report/" + report.month();
  }

  @PostMapping("/report/{month}/seal")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String seal(@PathVariable String month, RedirectAttributes redirect) {
    var report = found(month);
    boolean sealed = reports.seal(report.month());
    redirect.addFlashAttribute(
        "toast", sealed ? "Sealed: this page stays as it is now." : "It was sealed before.");
    return "redirect:/report/" + report.month();
  }

  @GetMapping("/report/{month}/numbers.csv")
  @Access(Who.VIEWER)
  ResponseEntity<String> csv(@PathVariable String month) {
    var report = found(month);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("kith-%s.csv".formatted(report.month()))
                .build()
                .toString())
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .body(ReportCsv.of(report));
  }
}
