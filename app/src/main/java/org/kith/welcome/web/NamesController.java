package org.kith.welcome.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.cultivate.Named;
import org.kith.cultivate.Naming;
import org.kith.jobs.Jobs;
import org.kith.listen.FeedReading;
import org.kith.people.PersonId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.welcome.Box;
import org.kith.welcome.Welcomes;
import org.kith.welcome.web.WelcomePage.People;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The third box: who speaks for us already.
@Controller
class NamesController {

  private static final int LONGEST = 10_000;

  private final WelcomePages pages;
  private final Welcomes welcomes;
  private final Naming naming;
  private final Jobs jobs;

  NamesController(WelcomePages pages, Welcomes welcomes, Naming naming, Jobs jobs) {
    this.pages = pages;
    this.welcomes = welcomes;
    this.naming = naming;
    this.jobs = jobs;
  }

  /// Says what each line means while it is typed.
  @PostMapping("/welcome/people/read")
  @Access(Who.MANAGER)
  String read(@RequestParam(defaultValue = "") String names, Model model) {
    model.addAttribute("people", pages.people(cut(names), WelcomePages.PURPOSE));
    return "welcome/understood";
  }

  /// Adds them. Lines that nobody was added for stay in the box, with the reason.
  @PostMapping("/welcome/people")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String add(
      @RequestParam(defaultValue = "") String names,
      @RequestParam(defaultValue = "") String purpose,
      Model model,
      RedirectAttributes redirect)
      throws InterruptedException {
    var why = purpose.isBlank() ? WelcomePages.PURPOSE : purpose.strip();
    if (why.length() > 300 || names.length() > LONGEST || names.isBlank()) {
      return again(model, pages.people(names, purpose));
    }
    var outcomes = naming.add(names, why);
    if (outcomes.stream().anyMatch(outcome -> !outcome.reads().isEmpty())) {
      jobs.start(FeedReading.NAME, "");
    }
    var missing = outcomes.stream().filter(outcome -> outcome.person() == null).toList();
    if (missing.isEmpty()) {
      welcomes.done(Box.PEOPLE);
      redirect.addFlashAttribute("toast", said(outcomes));
      offerUndo(outcomes, redirect);
      return WelcomeController.HERE;
    }
    var left = missing.stream().map(Named.Outcome::line).collect(Collectors.joining("\n"));
    return again(model, new People(left, why, List.of(), outcomes));
  }

  private String again(Model model, People people) {
    model.addAttribute("page", pages.page(Box.PEOPLE, WelcomePages.Typed.of(people)));
    return "welcome/welcome";
  }

  private static void offerUndo(List<Named.Outcome> outcomes, RedirectAttributes redirect) {
    var added =
        outcomes.stream()
            .filter(Named.Outcome::added)
            .map(Named.Outcome::person)
            .map(person -> person == null ? "" : Long.toString(person.value()))
            .collect(Collectors.joining(","));
    if (!added.isEmpty()) {
      redirect.addFlashAttribute("undo", "/welcome/people/undo?people=" + added);
    }
  }

  private static String said(List<Named.Outcome> outcomes) {
    var first = outcomes.getFirst();
    return outcomes.size() == 1
        ? first.words()
        : "%d people are among your People now.".formatted(outcomes.size());
  }

  @PostMapping("/welcome/people/undo")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String undo(@RequestParam long[] people, RedirectAttributes redirect) {
    int gone = naming.undo(Arrays.stream(people).mapToObj(PersonId::new).toList());
    welcomes.open(Box.PEOPLE);
    redirect.addFlashAttribute(
        "toast",
        gone == 0 ? "That was taken back already." : "Taken back: nobody of them is there.");
    return WelcomeController.HERE + "?box=people";
  }

  private static String cut(String names) {
    return names.length() > LONGEST ? names.substring(0, LONGEST) : names;
  }
}
