package org.kith.measure.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import org.kith.measure.Edition;
import org.kith.measure.ReportMails;
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

/// Report: who carried the message, one page a month, on the screen, as a PDF and as a table.
@Controller
class ReportController {

  private final Reports reports;
  private final ReportMails mails;
  private final ReportPdf pdf;
  private final Clock clock;

  ReportController(Reports reports, ReportMails mails, ReportPdf pdf, Clock clock) {
    this.reports = reports;
    this.mails = mails;
    this.pdf = pdf;
    this.clock = clock;
  }

  @GetMapping("/report")
  @Access(Who.VIEWER)
  String now(Model model) {
    return page(view(reports.thisMonth().toString(), "team", false), model);
  }

  @GetMapping("/report/{month}")
  @Access(Who.VIEWER)
  String show(
      @PathVariable String month,
      @RequestParam(defaultValue = "team") String edition,
      Model model) {
    return page(view(month, edition, false), model);
  }

  private String page(ReportView view, Model model) {
    return page(view, ReportPage.Typed.NOTHING, model);
  }

  private String page(ReportView view, ReportPage.Typed typed, Model model) {
    var caller = Caller.require();
    var speakers = new LinkedHashMap<String, String>();
    speakers.put("", "Nobody we know");
    reports
        .speakers(view.report().month())
        .forEach((person, name) -> speakers.put(Long.toString(person.value()), name));
    var may =
        new ReportPage.May(
            caller.mayActAs(Role.MANAGER), mails.canSend(), mails.readers(), speakers);
    model.addAttribute("page", new ReportPage(view, reports.months(), typed, may, clock.instant()));
    return "measure/report";
  }

  private ReportView view(String month, String edition, boolean print) {
    var workspace = Caller.require().workspace();
    var asked = Edition.of(edition).orElseThrow(ReportController::missing);
    return new ReportView(
        reports.of(month(month), asked).orElseThrow(ReportController::missing),
        asked,
        print,
        workspace.name(),
        workspace.zone());
  }

  private static YearMonth month(String month) {
    try {
      var asked = YearMonth.parse(month);
      if (asked.getYear() >= 2000) {
        return asked;
      }
    } catch (DateTimeException e) {
      // no month is not found either
    }
    throw missing();
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  @PostMapping("/report/{month}/sentence")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String write(
      @PathVariable String month,
      @RequestParam String sentence,
      Model model,
      RedirectAttributes redirect) {
    if (sentence.isBlank() || sentence.length() > 2_000) {
      var typed =
          new ReportPage.Typed("sentence", sentence, "A sentence has 1 to 2,000 characters.");
      return page(view(month, "team", false), typed, model);
    }
    return done(month, reports.write(month(month), sentence), "Saved.", redirect);
  }

  @PostMapping("/report/{month}/ahead")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String ahead(
      @PathVariable String month,
      @RequestParam String ahead,
      Model model,
      RedirectAttributes redirect) {
    if (ahead.length() > 2_000) {
      var typed = new ReportPage.Typed("ahead", ahead, "At most 2,000 characters.");
      return page(view(month, "team", false), typed, model);
    }
    return done(month, reports.writeAhead(month(month), ahead), "Saved.", redirect);
  }

  @PostMapping("/report/{month}/seal")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String seal(@PathVariable String month, RedirectAttributes redirect) {
    boolean sealed = reports.seal(month(month));
    redirect.addFlashAttribute(
        "toast", sealed ? "Sealed: this page stays as it is now." : "It was sealed before.");
    return "redirect:/report/" + month(month);
  }

  private static String done(
      String month, boolean done, String words, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "toast", done ? words : "Not saved: this report is sealed and stays as it is.");
    return "redirect:/report/" + month(month);
  }

  @GetMapping("/report/{month}/numbers.csv")
  @Access(Who.VIEWER)
  ResponseEntity<String> csv(
      @PathVariable String month, @RequestParam(defaultValue = "team") String edition) {
    var view = view(month, edition, true);
    return ResponseEntity.ok()
        .headers(file(view, "csv", "text/csv;charset=UTF-8"))
        .body(ReportCsv.of(view));
  }

  @GetMapping("/report/{month}/report.pdf")
  @Access(Who.VIEWER)
  ResponseEntity<byte[]> pdf(
      @PathVariable String month, @RequestParam(defaultValue = "team") String edition) {
    var view = view(month, edition, true);
    return ResponseEntity.ok().headers(file(view, "pdf", "application/pdf")).body(pdf.of(view));
  }

  private static HttpHeaders file(ReportView view, String ending, String type) {
    var name =
        "kith-%s%s.%s"
            .formatted(
                view.report().month(),
                view.edition() == Edition.TEAM ? "" : "-" + view.edition().key(),
                ending);
    var headers = new HttpHeaders();
    headers.setContentDisposition(ContentDisposition.attachment().filename(name).build());
    headers.set(HttpHeaders.CONTENT_TYPE, type);
    return headers;
  }
}
