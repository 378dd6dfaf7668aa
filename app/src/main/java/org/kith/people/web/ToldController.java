package org.kith.people.web;

import java.time.Clock;
import org.kith.people.Channel;
import org.kith.people.DueNotices;
import org.kith.people.MayWe;
import org.kith.people.NoticeTexts;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Notes that people were told why their data are held, and shows who was not told yet (P3).
@Controller
class ToldController {

  private static final int MOST = 200;

  private final Persons persons;
  private final MayWe mayWe;
  private final NoticeTexts texts;
  private final DueNotices due;
  private final Clock clock;

  ToldController(Persons persons, MayWe mayWe, NoticeTexts texts, DueNotices due, Clock clock) {
    this.persons = persons;
    this.mayWe = mayWe;
    this.texts = texts;
    this.due = due;
    this.clock = clock;
  }

  @PostMapping("/people/{id}/told")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String told(
      @PathVariable long id,
      @RequestParam(defaultValue = "OTHER") Channel channel,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    var person =
        persons
            .find(new PersonId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var words = texts.of(person, Caller.require().workspace());
    mayWe.noticed(person.id(), channel, words, texts.current().version(), clock.instant());
    redirect.addFlashAttribute(
        "toast", "Noted that %s was told, with the words of today.".formatted(person.name()));
    return from.equals("untold") ? "redirect:/people/untold" : "redirect:/people/" + id;
  }

  @GetMapping("/people/untold")
  @Access(Who.VIEWER)
  String untold(Model model) {
    model.addAttribute(
        "page",
        new UntoldPage(
            due.list(MOST), due.overdue(), clock.instant(), Caller.require().workspace().zone()));
    return "people/untold";
  }
}
