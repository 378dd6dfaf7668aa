package org.kith.cultivate.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.kith.cultivate.views.PeopleViews;
import org.kith.cultivate.views.PersonRow;
import org.kith.cultivate.views.SavedViews;
import org.kith.people.Connection;
import org.kith.people.Fields;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.kith.people.Tags;
import org.kith.plan.Adds;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Members;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
  private final Beside beside;
  private final Clock clock;

  PeopleController(PeopleViews views, Persons persons, Beside beside, Clock clock) {
    this.views = views;
    this.persons = persons;
    this.beside = beside;
    this.clock = clock;
  }

  /// What stands beside people on their page.
  @Component("peopleBeside")
  record Beside(Adds adds, Tags tags, Members members, SavedViews views, Fields fields) {}

  @GetMapping("/people")
  @Access(Who.VIEWER)
  String show(
      @RequestParam MultiValueMap<String, String> said,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    var address = PeopleAddress.of(said);
    int offset = Math.clamp(from, 0, 1_000_000);
    var shown = views.show(address.filter(), address.by(), offset, PeoplePage.SIZE);
    var ids = shown.rows().stream().map(PersonRow::id).toList();
    var workspace = Caller.require().workspace();
    model.addAttribute(
        "page",
        new PeoplePage(
            new PeoplePage.Place(address, offset),
            shown,
            new PeoplePage.Held(
                beside.adds().ofPersons(ids),
                beside.fields().all(),
                address.columns().fields().isEmpty() ? Map.of() : beside.fields().of(ids)),
            new PeoplePage.Team(
                beside.members().of(workspace.id()), beside.tags().all(), beside.views().all()),
            new PeoplePage.Moment(clock.instant(), workspace.zone())));
    return "cultivate/people";
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
