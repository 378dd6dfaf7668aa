package org.kith.people.web;

import org.jspecify.annotations.Nullable;
import org.kith.people.Agreement;
import org.kith.people.Basis;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Notes on a person's page what they agreed to and to what they said no.
@Controller
class ConsentController {

  private static final int LONGEST = 10_000;

  private final Persons persons;
  private final MayWe mayWe;
  private final SaidOn saidOn;

  ConsentController(Persons persons, MayWe mayWe, SaidOn saidOn) {
    this.persons = persons;
    this.mayWe = mayWe;
    this.saidOn = saidOn;
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
    var at = saidOn.typed(day);
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
    var at = saidOn.typed(day);
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
