package org.kith.cultivate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.team.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What to do next for each person: exactly one thing.
@Service
@Transactional
public class NextSteps {

  private final NextStepStore store;
  private final Clock clock;

  NextSteps(NextStepStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Empty only where there is no such person.
  public Optional<NextStep> of(PersonId person) {
    return store.find(person);
  }

  /// The steps of those who have one.
  public Map<PersonId, NextStep> of(Collection<PersonId> persons) {
    return store.find(persons).stream().collect(Collectors.toMap(NextStep::person, step -> step));
  }

  /// Makes this the next step, in place of the one before.
  public void set(PersonId person, String what, LocalDate due, @Nullable MemberId who) {
    setAll(List.of(new NextStep(person, what, due, who, true)));
  }

  /// Sets many at once, as they are.
  public void setAll(List<NextStep> steps) {
    store.setAll(steps, clock.instant());
  }
}
