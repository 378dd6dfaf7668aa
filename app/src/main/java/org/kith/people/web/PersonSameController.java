package org.kith.people.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kith.listen.AccountId;
import org.kith.people.MergeId;
import org.kith.people.Merges;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.SamePersons;
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

/// Same person, and Separate: of one person the accounts, the questions and the merges.
@Controller
class PersonSameController {

  private static final int FOUND = 12;
  private static final int LONGEST_WHY = 500;

  private final Persons persons;
  private final SamePersons same;
  private final Merges merges;
  private final Clock clock;

  PersonSameController(Persons persons, SamePersons same, Merges merges, Clock clock) {
    this.persons = persons;
    this.same = same;
    this.merges = merges;
    this.clock = clock;
  }

  @GetMapping("/people/{id}/same")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, @RequestParam(defaultValue = "") String q, Model model) {
    var person = known(id);
    var around =
        new PersonSamePage.Around(
            Objects.requireNonNull(clock.instant()), Caller.require().workspace().zone());
    model.addAttribute(
        "page",
        new PersonSamePage(
            person,
            same.of(person.id()),
            merges.into(person.id()),
            new PersonSamePage.Search(q.strip(), found(person, q.strip())),
            around));
    return "people/person-same";
  }

  private List<Person> found(Person person, String q) {
    return q.isEmpty() ? List.of() : persons.named(q, person.id(), FOUND);
  }

  @GetMapping("/people/{id}/same/{other}")
  @Access(Who.MEMBER)
  String compare(@PathVariable long id, @PathVariable long other, Model model) {
    var preview = merges.preview(new PersonId(id), new PersonId(other));
    model.addAttribute("page", new MergePage(preview.orElseThrow(PersonSameController::missing)));
    return "people/merge";
  }

  @PostMapping("/people/{id}/same/{other}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String merge(
      @PathVariable long id,
      @PathVariable long other,
      @RequestParam Map<String, String> form,
      RedirectAttributes redirect) {
    var taken =
        form.entrySet().stream()
            .filter(e -> e.getKey().startsWith("f-") && e.getValue().equals(MergePage.GONE))
            .map(e -> e.getKey().substring(2))
            .collect(Collectors.toSet());
    var said = form.getOrDefault("why", "").strip();
    var why = said.isEmpty() ? "Somebody of you said so." : cut(said);
    var preview =
        merges
            .preview(new PersonId(id), new PersonId(other))
            .orElseThrow(PersonSameController::missing);
    var merge =
        merges
            .merge(new PersonId(id), new PersonId(other), taken, why)
            .orElseThrow(PersonSameController::missing);
    redirect.addFlashAttribute(
        "toast", "%s and %s are one now.".formatted(preview.kept().name(), preview.gone().name()));
    redirect.addFlashAttribute("undo", "/people/merges/" + merge.value() + "/undo");
    return "redirect:/people/" + preview.kept().id().value();
  }

  @PostMapping("/people/merges/{merge}/undo")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String undo(@PathVariable long merge, RedirectAttributes redirect) {
    var undone = merges.undo(new MergeId(merge)).orElseThrow(PersonSameController::missing);
    redirect.addFlashAttribute(
        "toast", "Separated: %s is somebody of their own again.".formatted(undone.goneName()));
    return "redirect:/people/" + undone.kept().value();
  }

  /// Takes an account away: a voice again.
  @PostMapping("/people/{id}/accounts/{account}/apart")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String apart(@PathVariable long id, @PathVariable long account, RedirectAttributes redirect) {
    var person = known(id);
    boolean was = same.apart(person.id(), new AccountId(account));
    redirect.addFlashAttribute(
        "toast",
        was ? "That account is not theirs any more." : "That account was not theirs already.");
    if (was) {
      redirect.addFlashAttribute("undo", "/people/%d/accounts/%d/together".formatted(id, account));
    }
    return "redirect:/people/" + id + "/same";
  }

  @PostMapping("/people/{id}/accounts/{account}/together")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String together(@PathVariable long id, @PathVariable long account, RedirectAttributes redirect) {
    same.together(known(id).id(), new AccountId(account));
    redirect.addFlashAttribute("toast", "That account is theirs again.");
    return "redirect:/people/" + id + "/same";
  }

  private Person known(long id) {
    return persons.find(new PersonId(id)).orElseThrow(PersonSameController::missing);
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static String cut(String text) {
    return text.length() > LONGEST_WHY ? text.substring(0, LONGEST_WHY) : text;
  }
}
