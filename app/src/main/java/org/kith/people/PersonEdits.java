package org.kith.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kith.team.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts right who somebody is. What stood there before can be put back for thirty days; which
/// purpose they were kept for stays on record for good (P2).
@Service
@Transactional
public class PersonEdits {

  private static final Duration TAKEN_BACK = Duration.ofDays(30);

  private final PersonStore persons;
  private final PersonEditStore edits;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PersonEdits(
      PersonStore persons, PersonEditStore edits, ApplicationEventPublisher events, Clock clock) {
    this.persons = persons;
    this.edits = edits;
    this.events = events;
    this.clock = clock;
  }

  /// What changing somebody came to.
  public sealed interface Changed {
    record Now(PersonEditId edit) implements Changed {}

    /// It was so already.
    record Already() implements Changed {}

    record Missing() implements Changed {}
  }

  /// A purpose somebody was kept for, and no longer is.
  ///
  /// @param by who changed it, empty where that is not known
  public record PurposeBefore(String purpose, Instant until, String by) {}

  /// Changes who somebody is, from how whoever does it saw them: what they left alone stays as
  /// others, or the person themselves, have said meanwhile.
  public Changed change(PersonId id, PersonDetails seen, PersonDetails details) {
    persons.lock(id);
    return persons
        .find(id)
        .map(person -> change(id, details.onto(seen, PersonDetails.of(person))))
        .orElseGet(Changed.Missing::new);
  }

  /// Changes who somebody is.
  public Changed change(PersonId id, PersonDetails details) {
    persons.lock(id);
    var found = persons.find(id);
    if (found.isEmpty()) {
      return new Changed.Missing();
    }
    var before = PersonDetails.of(found.get());
    if (before.equals(details)) {
      return new Changed.Already();
    }
    return new Changed.Now(write(found.get().id(), before, details));
  }

  private PersonEditId write(PersonId person, PersonDetails before, PersonDetails details) {
    var by = Caller.current().map(caller -> caller.member().id()).orElse(null);
    var edit = edits.add(person, before, details.purpose(), by);
    persons.change(person, details);
    events.publishEvent(new PersonChanged(person));
    return edit;
  }

  /// Puts back what stood there before a change.
  ///
  /// @return false if something was changed since, or it is longer ago than thirty days
  public boolean undo(PersonId id, PersonEditId edit) {
    var found = persons.find(id);
    var before = found.flatMap(person -> edits.last(person.id(), edit));
    if (found.isEmpty() || before.isEmpty()) {
      return false;
    }
    write(found.get().id(), PersonDetails.of(found.get()), before.get());
    return true;
  }

  /// The purposes somebody was kept for before, the latest first.
  @Transactional(readOnly = true)
  public List<PurposeBefore> purposes(PersonId person) {
    return edits.purposes(person);
  }

  /// Forgets what cannot be put back any more.
  void forget() {
    edits.forget(clock.instant().minus(TAKEN_BACK));
  }
}
