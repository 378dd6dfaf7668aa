package org.kith.cultivate.web;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.Introductions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Relationships;
import org.kith.people.PersonConsents;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.plan.Adds;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Members;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The page of one person: who they are, what happened, what is next.
@Controller
class PersonController {

  private static final int TIMELINE = 100;

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
      PersonConsents consents) {}

  @GetMapping("/people/{id}")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, Model model) {
    var who = new PersonId(id);
    var person =
        persons.find(who).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var caller = Caller.require();
    var relationships = between.relationships();
    if (relationships.find(who).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var standing =
        new PersonPage.Standing(
            relationships.find(who).orElseThrow(),
            between.steps().of(who).orElse(null),
            between.interactions().balance(who),
            between.consents().of(person, caller.workspace()));
    model.addAttribute(
        "page",
        new PersonPage(
            person,
            standing,
            new PersonPage.Why(
                between.introductions().to(who), adds.ofPersons(List.of(who)).get(who)),
            between.interactions().timeline(who, TIMELINE),
            new PersonPage.Around(
                members.of(caller.workspace().id()),
                Objects.requireNonNull(clock.instant()),
                caller.workspace().zone())));
    return "cultivate/person";
  }
}
