package org.kith.cultivate.web;

import java.time.Clock;
import java.util.List;
import org.kith.cultivate.PeopleSort;
import org.kith.cultivate.PeopleView;
import org.kith.cultivate.PeopleViews;
import org.kith.cultivate.PersonRow;
import org.kith.people.Connection;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.kith.plan.Adds;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// People: everybody a human chose to know, by saved views.
@Controller
class PeopleController {

  private static final int LONGEST = 300;

  private final PeopleViews views;
  private final Persons persons;
  private final Adds adds;
  private final Clock clock;

  PeopleController(PeopleViews views, Persons persons, Adds adds, Clock clock) {
    this.views = views;
    this.persons = persons;
    this.adds = adds;
    this.clock = clock;
  }

  @GetMapping("/people")
  @Access(Who.VIEWER)
  String show(
      @RequestParam(defaultValue = "circle") String view,
      @RequestParam(defaultValue = "next") String sort,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    var tab = view(view);
    var by = PeopleSort.of(sort);
    int offset = Math.clamp(from, 0, 1_000_000);
    var shown = views.show(tab, by, offset, PeoplePage.SIZE);
    var estimates = adds.ofPersons(shown.rows().stream().map(PersonRow::id).toList());
    model.addAttribute(
        "page",
        new PeoplePage(
            new PeoplePage.Place(tab, by, offset),
            shown,
            estimates,
            clock.instant(),
            Caller.require().workspace().zone()));
    return "cultivate/people";
  }

  private static PeopleView view(String path) {
    for (var view : PeopleView.values()) {
      if (view.path().equals(path)) {
        return view;
      }
    }
    return PeopleView.CIRCLE;
  }

  @PostMapping("/people")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String add(
      @RequestParam String name,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String email,
      RedirectAttributes redirect) {
    if (name.isBlank() || purpose.isBlank()) {
      redirect.addFlashAttribute("toast", "Nobody was added: a name and a purpose are needed.");
      return "redirect:/people";
    }
    var person =
        persons.add(
            new NewPerson(
                cut(name),
                "",
                cut(email),
                cut(purpose),
                Connection.UNKNOWN,
                clock.instant(),
                List.of()));
    redirect.addFlashAttribute("toast", "%s is among your People now.".formatted(cut(name)));
    return "redirect:/people/" + person.value();
  }

  private static String cut(String text) {
    var one = text.strip();
    return one.length() > LONGEST ? one.substring(0, LONGEST) : one;
  }
}
