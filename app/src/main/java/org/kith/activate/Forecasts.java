package org.kith.activate;

import java.util.List;
import java.util.Map;
import org.kith.cultivate.Stage;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.plan.HeardIfAsked;
import org.kith.plan.Reaches;
import org.kith.plan.YesChances;
import org.springframework.stereotype.Component;

/// Says how far a campaign could reach: everybody who hears somebody it is for, counted once each;
/// and, from what came of earlier ones, how many say yes, by the stage the talk with each has come
/// to, how many people hear those, and how many come.
@Component
class Forecasts {

  private final CandidateStore candidates;
  private final Persons persons;
  private final Reaches reaches;
  private final YesChances chances;
  private final HeardIfAsked heard;
  private final EarlierVisits visits;

  Forecasts(CandidateStore candidates, Persons persons, Learned learned, EarlierVisits visits) {
    this.candidates = candidates;
    this.persons = persons;
    this.reaches = learned.reaches();
    this.chances = learned.chances();
    this.heard = learned.heard();
    this.visits = visits;
  }

  /// What is known of audiences, and of who says yes.
  @Component
  record Learned(Reaches reaches, YesChances chances, HeardIfAsked heard) {}

  /// @param tag who is asked, empty for the circle
  Forecast now(String tag) {
    var circle = candidates.asked(tag);
    var people = circle.keySet();
    var asked =
        people.isEmpty()
            ? List.<HeardIfAsked.Asked>of()
            : persons.find(people).stream().map(person -> asked(person, circle)).toList();
    var yes = chances.of(circle.values().stream().map(Stage::name).toList());
    return new Forecast(
        people.size(),
        reaches.of(asked.stream().flatMap(one -> one.accounts().stream()).toList()),
        new Forecast.Expected(
            yes.mean(), Math.min(yes.low(), yes.mean()), Math.max(yes.high(), yes.mean())),
        visits.expected(people.size()),
        expected(heard.of(asked)));
  }

  private static HeardIfAsked.Asked asked(Person person, Map<PersonId, Stage> circle) {
    return new HeardIfAsked.Asked(
        person.accounts().stream().map(Person.Owned::account).toList(),
        circle.getOrDefault(person.id(), Stage.NOTICED).name());
  }

  private static Forecast.Expected expected(HeardIfAsked.Expected heard) {
    return new Forecast.Expected(heard.mean(), heard.low(), heard.high());
  }
}
