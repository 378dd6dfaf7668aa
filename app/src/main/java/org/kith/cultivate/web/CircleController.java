package org.kith.cultivate.web;

import java.time.Clock;
import java.util.List;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Entering;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Stage;
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

/// Into the circle and out of it; when it is full, who rests?
@Controller
class CircleController {

  private final Circle circle;
  private final Persons persons;
  private final Clock clock;

  CircleController(Circle circle, Persons persons, Clock clock) {
    this.circle = circle;
    this.persons = persons;
    this.clock = clock;
  }

  @GetMapping("/people/{id}/circle")
  @Access(Who.MEMBER)
  String ask(@PathVariable long id, Model model) {
    var could = circle.whoCouldRest();
    model.addAttribute(
        "page",
        new CirclePage(
            known(id),
            circle.size(),
            could,
            persons.find(could.stream().map(Relationship::person).toList()),
            new CirclePage.Now(clock.instant(), Caller.require().workspace().zone())));
    return "cultivate/circle";
  }

  @PostMapping("/people/{id}/circle")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String change(@PathVariable long id, @RequestParam boolean in, RedirectAttributes redirect) {
    var person = known(id);
    if (!in) {
      boolean left = circle.remove(List.of(person.id())) > 0;
      return said(
          id,
          redirect,
          person.name() + " is not in your circle any more.",
          left ? path(id) + "?in=true" : "");
    }
    return switch (circle.enter(person.id())) {
      case Entering.Full _ -> "redirect:" + path(id);
      case Entering.SaidNo _ -> said(id, redirect, saidNo(person), "");
      case Entering.Entered(var before) ->
          said(
              id,
              redirect,
              person.name() + " is in your circle now.",
              before ? "" : path(id) + "?in=false");
    };
  }

  @PostMapping("/people/{id}/circle/instead")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String swap(@PathVariable long id, @RequestParam long rests, RedirectAttributes redirect) {
    var person = known(id);
    var other = known(rests);
    if (circle.saidNo(person.id())) {
      return said(id, redirect, saidNo(person), "");
    }
    var before = circle.swap(person.id(), other.id());
    if (before.isEmpty()) {
      return said(id, redirect, other.name() + " was not in your circle.", "");
    }
    return said(
        id,
        redirect,
        "%s is in your circle now, and %s rests.".formatted(person.name(), other.name()),
        path(id) + "/back?rested=%d&stage=%s".formatted(rests, before.get().name()));
  }

  @PostMapping("/people/{id}/circle/back")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String back(
      @PathVariable long id,
      @RequestParam long rested,
      @RequestParam Stage stage,
      RedirectAttributes redirect) {
    circle.swapBack(known(id).id(), known(rested).id(), stage);
    return said(id, redirect, "Taken back.", "");
  }

  private static String saidNo(Person person) {
    return person.name() + " said no, so nobody brings them closer.";
  }

  private Person known(long id) {
    return persons
        .find(new PersonId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String path(long id) {
    return "/people/" + id + "/circle";
  }

  private static String said(long id, RedirectAttributes redirect, String toast, String undo) {
    redirect.addFlashAttribute("toast", toast);
    if (!undo.isEmpty()) {
      redirect.addFlashAttribute("undo", undo);
    }
    return "redirect:/people/" + id;
  }
}
