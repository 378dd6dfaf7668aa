package org.kith.cultivate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;

/// Next steps that contacts fulfil, whichever way a contact arrives, and that come back with a
/// contact that is taken back.
@Component
class Promises {

  /// What is proposed after a contact.
  private static final String NEXT = "Keep in touch";

  private final NextStepStore steps;
  private final FulfilledStepStore fulfilled;
  private final RelationshipStore relationships;
  private final Clock clock;

  Promises(
      NextStepStore steps,
      FulfilledStepStore fulfilled,
      RelationshipStore relationships,
      Clock clock) {
    this.steps = steps;
    this.fulfilled = fulfilled;
    this.relationships = relationships;
    this.clock = clock;
  }

  /// A step that was due, or that nobody promised, is done by a contact; the next one is to keep in
  /// touch, one rhythm after it. A promise for another day stays, and so does one that they did not
  /// hear of: what came from them fulfils no promise of ours.
  void fulfil(InteractionId id, Interaction contact) {
    var theirs = contact.direction() == Direction.RECEIVED;
    fulfil(contact.person(), contact.at(), theirs, id);
  }

  /// What our reply in public fulfils; it is on no timeline of ours, so nobody takes it back.
  void fulfil(PersonId person, Instant at) {
    fulfil(person, at, false, null);
  }

  private void fulfil(
      PersonId person, Instant at, boolean theirs, @Nullable InteractionId contact) {
    var relationship = relationships.find(person);
    var since = steps.since(person);
    if (relationship.isEmpty() || (since.isPresent() && isBefore(at, since.get()))) {
      return;
    }
    var step = steps.find(person);
    if (step.isPresent() && step.get().promised() && (theirs || isAhead(step.get()))) {
      return;
    }
    if (contact != null && step.isPresent()) {
      fulfilled.add(contact, person);
    }
    var due = Days.day(at).plusDays(relationship.get().rhythmDays());
    steps.setAll(
        List.of(new NextStep(person, NEXT, due, relationship.get().owner(), false)),
        clock.instant());
  }

  private boolean isAhead(NextStep step) {
    return step.due().isAfter(Days.today(clock));
  }

  /// Of what a member logs on a later day only the day is known.
  private boolean isBefore(Instant contact, Instant since) {
    var day = Days.day(contact);
    boolean later = Caller.current().isPresent() && day.isBefore(Days.today(clock));
    return later ? day.isBefore(Days.day(since)) : contact.isBefore(since);
  }

  /// Brings back the step that a contact fulfilled, unless somebody promised another one since. A
  /// later contact would have fulfilled it as well, and so remembers it from now on.
  void takeBack(PersonId person, FulfilledStepStore.Fulfilled was) {
    if (fulfilled.passOn(person, was)) {
      return;
    }
    if (steps.find(person).filter(NextStep::promised).isEmpty()) {
      steps.setAll(List.of(was.of(person)), was.since());
    }
  }
}
