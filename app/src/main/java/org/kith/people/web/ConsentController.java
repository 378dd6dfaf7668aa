package org.kith.people.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.Agreement;
import org.kith.people.Basis;
import org.kith.people.Channel;
import org.kith.people.DueNotices;
import org.kith.people.MayWe;
import org.kith.people.NoticeTexts;
import org.kith.people.Person;
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

/// Notes on a person's page what they agreed to, to what they said no, and what they were told; and
/// who was not told yet.
@Controller
class ConsentController {

  private static final int LONGEST = 10_000;
  private static final int MOST = 200;

  private final Persons persons;
  private final MayWe mayWe;
  private final NoticeTexts texts;
  private final DueNotices due;
  private final Clock clock;

  ConsentController(Persons persons, MayWe mayWe, NoticeTexts texts, DueNotices due, Clock clock) {
    this.persons = persons;
    this.mayWe = mayWe;
    this.texts = texts;
    this.due = due;
    this.clock = clock;
  }

  @PostMapping("/people/{id}/agreed")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String agreed(
      @PathVariable long id,
      @RequestParam Channel channel,
      @RequestParam(defaultValue = "CONSENT") Basis basis,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String wording,
      @RequestParam(name = "agreed-on", defaultValue = "") String day,
      RedirectAttributes redirect) {
    var person = known(id);
    if (how.isBlank() || basis == Basis.NONE) {
      return said(id, redirect, "Not noted: it takes a word on how they agreed.");
    }
    var at = at(day);
    if (at.isEmpty()) {
      return said(id, redirect, noDay(day));
    }
    var agreement =
        new Agreement(basis, cut(how), cut(wording), 0, "noted on their page", at.get());
    mayWe.agreed(person.id(), channel, agreement);
    var permission = mayWe.contact(person.id(), channel);
    return said(
        id,
        redirect,
        permission.isGranted()
            ? "Noted. You may write to %s by %s.".formatted(person.name(), channel.words())
            : "Noted, and it changes nothing: %s".formatted(permission.words()));
  }

  /// @param to one channel, or nothing for all of them
  @PostMapping("/people/{id}/refused")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String refused(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String evidence,
      @RequestParam(required = false) @Nullable Channel to,
      @RequestParam(name = "said-on", defaultValue = "") String day,
      RedirectAttributes redirect) {
    var person = known(id);
    var at = at(day);
    if (at.isEmpty()) {
      return said(id, redirect, noDay(day));
    }
    var words = evidence.isBlank() ? "told us" : cut(evidence);
    if (to == null || to == Channel.OTHER) {
      mayWe.refused(person.id(), words, at.get());
      return said(
          id, redirect, "%s said no. Nobody of you writes to them again.".formatted(person.name()));
    }
    mayWe.refused(person.id(), to, words, at.get());
    return said(
        id,
        redirect,
        "%s said no to %s. Other ways stay open.".formatted(person.name(), to.words()));
  }

  @PostMapping("/people/{id}/told")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String told(
      @PathVariable long id,
      @RequestParam(defaultValue = "OTHER") Channel channel,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    var person = known(id);
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

  /// When a day was, now for none; empty if it is no day, or none of which anybody can know.
  private Optional<Instant> at(String day) {
    var now = clock.instant();
    if (day.isBlank()) {
      return Optional.of(now);
    }
    try {
      var date = LocalDate.parse(day.strip());
      var zone = Caller.require().workspace().zone();
      var at =
          date.equals(LocalDate.ofInstant(now, zone)) ? now : date.atStartOfDay(zone).toInstant();
      return at.isAfter(now) || at.isBefore(ConsentWords.EARLIEST)
          ? Optional.empty()
          : Optional.of(at);
    } catch (DateTimeParseException e) {
      return Optional.empty(); // typed by hand where the browser has no calendar
    }
  }

  private static String noDay(String day) {
    return "Not noted: “%s” is no day until today. Write it like 2026-05-31.".formatted(cut(day));
  }

  private Person known(long id) {
    return persons
        .find(new PersonId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String cut(String text) {
    var plain = text.strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  private static String said(long id, RedirectAttributes redirect, String toast) {
    redirect.addFlashAttribute("toast", toast);
    return "redirect:/people/" + id;
  }
}
