package org.kith.measure.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Edition;
import org.kith.measure.ReportMails;
import org.kith.measure.Reports;
import org.kith.measure.Stories;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a manager adds to a report: a story, the permission to tell it, and to whom it goes.
@Controller
class StoryController {

  private final Reports reports;
  private final Stories stories;
  private final Persons persons;
  private final ReportMails mails;
  private final ReportPdf pages;

  StoryController(
      Reports reports, Stories stories, Persons persons, ReportMails mails, ReportPdf pages) {
    this.reports = reports;
    this.stories = stories;
    this.persons = persons;
    this.mails = mails;
    this.pages = pages;
  }

  private static YearMonth month(String month) {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, month, e);
    }
  }

  private static String back(String month, String toast, RedirectAttributes redirect) {
    redirect.addFlashAttribute("toast", toast);
    return "redirect:/report/" + month(month) + "#story-block";
  }

  @PostMapping("/report/{month}/story")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String write(
      @PathVariable String month,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String shownName,
      @RequestParam String words,
      RedirectAttributes redirect) {
    if (words.isBlank() || words.length() > 2_000 || shownName.length() > 300) {
      return back(month, "Not saved: a story has 1 to 2,000 characters.", redirect);
    }
    boolean written = stories.write(month(month), known(person), shownName, words);
    return back(
        month,
        written ? "Saved. It is told outside once it is permitted." : "Not saved: it is sealed.",
        redirect);
  }

  private @Nullable PersonId known(String person) {
    return person.matches("[0-9]{1,18}")
        ? persons.find(new PersonId(Long.parseLong(person))).map(found -> found.id()).orElse(null)
        : null;
  }

  @PostMapping("/report/{month}/story/permit")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String permit(
      @PathVariable String month,
      @RequestParam String words,
      @RequestParam String permission,
      RedirectAttributes redirect) {
    if (permission.isBlank() || permission.length() > 300) {
      return back(month, "Not noted: say in a few words how they agreed.", redirect);
    }
    boolean noted = stories.permit(month(month), words, permission);
    return back(
        month,
        noted
            ? "Noted: these words may be told."
            : "Not noted: the words are others by now, or the report is sealed.",
        redirect);
  }

  @PostMapping("/report/{month}/story/remove")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String remove(@PathVariable String month, RedirectAttributes redirect) {
    return back(
        month, stories.remove(month(month)) ? "Removed." : "There was none to remove.", redirect);
  }

  @PostMapping("/report/{month}/send")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, mails = true)
  String send(
      @PathVariable String month,
      @RequestParam(defaultValue = "") List<Long> reader,
      @RequestParam(defaultValue = "team") String edition,
      RedirectAttributes redirect) {
    var workspace = Caller.require().workspace();
    var asked =
        Edition.of(edition).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var report =
        reports
            .of(month(month), asked)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var view = new ReportView(report, asked, true, workspace.name(), workspace.zone());
    int sent =
        mails.canSend()
            ? mails.send(
                report.month(), pages.letter(view), reader.stream().map(MemberId::new).toList())
            : 0;
    redirect.addFlashAttribute(
        "toast",
        sent == 0
            ? "Sent to nobody: choose who gets it, of a report that is sealed. Nobody gets more than three mails an hour."
            : sent == 1 ? "On its way to one of you." : "On its way to %d of you.".formatted(sent));
    return "redirect:/report/" + report.month();
  }
}
