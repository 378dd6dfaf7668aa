package org.kith.activate;

import java.util.List;
import org.kith.cultivate.Stage;
import org.kith.people.Person;
import org.kith.people.Persons;
import org.kith.plan.Reaches;
import org.kith.plan.YesChances;
import org.springframework.stereotype.Component;

/// Says how far a campaign could reach: everybody who hears somebody of the circle, counted once
/// each; and, from what came of earlier ones, how many say yes, by the stage the talk with each has
/// come to, and how many people come.
@Component
class Forecasts {

  private final CandidateStore candidates;
  private final Persons persons;
  private final Reaches reaches;
  private final YesChances chances;
  private final EarlierVisits visits;

  Forecasts(
      CandidateStore candidates,
      Persons persons,
      Reaches reaches,
      YesChances chances,
      EarlierVisits visits) {
    this.candidates = candidates;
    this.persons = persons;
    this.reaches = reaches;
    this.chances = chances;
    this.visits = visits;
  }

  Forecast now() {
    var circle = candidates.circle();
    var people = circle.keySet();
    var accounts =
        people.isEmpty()
            ? List.<Person.Owned>of()
            : persons.find(people).stream().flatMap(person -> person.accounts().stream()).toList();
    var yes = chances.of(circle.values().stream().map(Stage::name).toList());
    return new Forecast(
        people.size(),
        reaches.of(accounts.stream().map(Person.Owned::account).toList()),
        new Forecast.Expected(
            yes.mean(), Math.min(yes.low(), yes.mean()), Math.max(yes.high(), yes.mean())),
        visits.expected(people.size()));
  }
}
