package org.kith.cultivate;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.kith.people.PersonId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people we actively keep up with.
@Service
@Transactional
public class Circle {

  private final RelationshipStore store;
  private final Relationships relationships;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Circle(
      RelationshipStore store,
      Relationships relationships,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.relationships = relationships;
    this.events = events;
    this.clock = clock;
  }

  /// Somebody whom we have not spoken to for as long as their rhythm allows.
  ///
  /// @param daysPast whole days past their rhythm, at least 0
  public record Due(PersonId person, int daysPast) {}

  /// Everybody in it, oldest person first.
  public List<Relationship> members() {
    return store.circle();
  }

  /// Puts people into the circle; who is there stays.
  ///
  /// @return how many were not in it before
  public int add(Collection<PersonId> persons) {
    persons.forEach(relationships::begin);
    int added = store.putIntoCircle(persons, clock.instant());
    events.publishEvent(new CircleChanged());
    return added;
  }

  /// Takes people out of the circle. Nothing else about them changes.
  ///
  /// @return how many were in it
  public int remove(Collection<PersonId> persons) {
    int removed = store.takeOutOfCircle(persons);
    events.publishEvent(new CircleChanged());
    return removed;
  }

  /// Who is due, longest past their own rhythm first, in parts of that rhythm.
  public List<Due> due() {
    var now = clock.instant();
    return store.circle().stream()
        .filter(r -> Objects.requireNonNullElse(r.daysPast(now), -1) >= 0)
        .sorted(
            Comparator.comparingDouble((Relationship r) ->
                    -(double) Objects.requireNonNullElse(r.daysPast(now), 0) / r.rhythmDays())
                .thenComparingLong(r -> r.person().value()))
        .map(r -> new Due(r.person(), Objects.requireNonNullElse(r.daysPast(now), 0)))
        .toList();
  }
}
