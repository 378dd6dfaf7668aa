package org.kith.cultivate.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.cultivate.AskSuggestion;
import org.kith.cultivate.AskSuggestions;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.Introductions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Playbook;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Rhythms;
import org.kith.cultivate.TimelineEntry;
import org.kith.people.Fields;
import org.kith.people.PersonConsents;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Tag;
import org.kith.people.Tags;
import org.kith.plan.Adds;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Members;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The page of one person: who they are, what happened, what is next.
@Controller
class PersonController {

  private static final int TIMELINE = 100;
  private static final int WHOLE_TIMELINE = 1_000;

  private final Persons persons;
  private final Between between;
  private final Members members;
  private final Adds adds;
  private final Clock clock;

  PersonController(Persons persons, Between between, Members members, Adds adds, Clock clock) {
    this.persons = persons;
    this.between = between;
    this.members = members;
    this.adds = adds;
    this.clock = clock;
  }

  /// What is kept about a relationship.
  @Component
  record Between(
      Relationships relationships,
      Interactions interactions,
      NextSteps steps,
      Introductions introductions,
      Playbook playbook,
      PersonConsents consents,
      ObjectProvider<AskSuggestions> asks,
      Rhythms rhythms,
      Tags tags,
      Fields fields) {}

  @GetMapping("/people/{id}")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, @RequestParam(defaultValue = "") String before, Model model) {
    var who = new PersonId(id);
    var from = Place.of(before, Place.LATEST);
    var found = between.interactions().timeline(who, from, TIMELINE + 1);
    var page = Paged.of(found, TIMELINE, TimelineEntry::place);
    model.addAttribute(
        "page", page(who, new PersonPage.Timeline(page.items(), page.next(), !before.isEmpty())));
    return "cultivate/person";
  }

  /// The whole relationship as one document, for whoever keeps it up from now on. What only its
  /// writer may read is not in it, whoever prints it.
  @GetMapping("/people/{id}/handover")
  @Access(Who.MEMBER)
  String handover(@PathVariable long id, Model model) {
    var who = new PersonId(id);
    var all = between.interactions().timeline(who, WHOLE_TIMELINE);
    var shared = all.stream().filter(entry -> !entry.mine()).toList();
    model.addAttribute("page", page(who, new PersonPage.Timeline(shared, null, false)));
    model.addAttribute("kept", all.size() - shared.size());
    return "cultivate/handover";
  }

  private PersonPage page(PersonId who, PersonPage.Timeline timeline) {
    var person =
        persons.find(who).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var caller = Caller.require();
    var relationship =
        between
            .relationships()
            .find(who)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var standing =
        new PersonPage.Standing(
            relationship,
            between.playbook().of(relationship.stage()),
            between.steps().of(who).orElse(null),
            between.interactions().balance(who),
            between.consents().of(person, caller.workspace()),
            new PersonPage.Sorted(
                between.rhythms().of(person.id()).orElseThrow(),
                between.tags().of(person.id()),
                between.tags().all().stream().map(Tag::name).toList(),
                between.fields().all(),
                between.fields().of(person.id())));
    return new PersonPage(
        person,
        standing,
        new PersonPage.Why(
            between.introductions().to(who),
            adds.ofPersons(List.of(who)).get(who),
            asks(who, caller.workspace().zone())),
        timeline,
        new PersonPage.Around(
            members.of(caller.workspace().id()),
            Objects.requireNonNull(clock.instant()),
            caller.workspace().zone()));
  }

  private List<AskSuggestion> asks(PersonId who, ZoneId zone) {
    var today = clock.instant().atZone(zone).toLocalDate();
    return between.asks().orderedStream().flatMap(one -> one.of(who, today).stream()).toList();
  }
}
