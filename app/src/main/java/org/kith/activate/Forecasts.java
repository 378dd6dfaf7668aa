package org.kith.activate;

import java.util.List;
import org.kith.people.Person;
import org.kith.people.Persons;
import org.kith.plan.Reaches;
import org.springframework.stereotype.Component;

/// Says how far a campaign could reach: everybody who hears somebody of the circle, counted once
/// each; and, from what came of earlier ones, how many say yes and how many people come.
@Component
class Forecasts {

  private final CandidateStore candidates;
  private final Persons persons;
  private final Reaches reaches;
  private final Answers answers;

  Forecasts(CandidateStore candidates, Persons persons, Reaches reaches, Answers answers) {
    this.candidates = candidates;
    this.persons = persons;
    this.reaches = reaches;
    this.answers = answers;
  }

  Forecast now() {
    var people = candidates.circle();
    var accounts =
        people.isEmpty()
            ? List.<Person.Owned>of()
            : persons.find(people).stream().flatMap(person -> person.accounts().stream()).toList();
    var past = answers.past();
    return new Forecast(
        people.size(),
        reaches.of(accounts.stream().map(Person.Owned::account).toList()),
        Expectations.yes(people.size(), past.asked(), past.yes()),
        Expectations.visits(people.size(), past.visits()));
  }
}
