package org.kith.cultivate;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.team.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a contact changes about a relationship: its timeline, and the next step it fulfils.
@Service
@Transactional
public class Contacts {

  /// What is proposed after a contact.
  private static final String NEXT = "Keep in touch";

  private final Relationships relationships;
  private final Interactions interactions;
  private final NextStepStore steps;
  private final Clock clock;

  Contacts(
      Relationships relationships, Interactions interactions, NextStepStore steps, Clock clock) {
    this.relationships = relationships;
    this.interactions = interactions;
    this.steps = steps;
    this.clock = clock;
  }

  /// Puts what the caller did or noticed on somebody's timeline. A real contact fulfils the step
  /// that was due.
  ///
  /// @param mine whether only the caller may read it
  public InteractionId log(PersonId person, InteractionKind kind, String text, boolean mine) {
    var id =
        interactions.record(
            new Interaction(
                person,
                kind,
                kind.usual(),
                clock.instant(),
                text,
                mine ? Visibility.ME : Visibility.TEAM,
                Caller.require().member().id(),
                null));
    if (kind.isContact()) {
      keepPromise(person);
    }
    return id;
  }

  InteractionId log(PersonId person, InteractionKind kind, String text, @Nullable PostId post) {
    var me = Caller.require().member().id();
    var interaction = Interaction.of(person, kind, clock.instant(), text, me);
    return interactions.record(post == null ? interaction : interaction.about(post));
  }

  void takeBack(InteractionId id) {
    interactions.remove(id);
  }

  /// A step that was due, or that nobody promised, is done by a contact; the next one is to keep in
  /// touch, one rhythm from today. A promise for another day stays.
  ///
  /// @return the step that was fulfilled
  public Optional<NextStep> keepPromise(PersonId person) {
    var step = steps.find(person);
    var today = Days.today(clock);
    if (step.isPresent() && step.get().promised() && step.get().due().isAfter(today)) {
      return Optional.empty();
    }
    relationships
        .find(person)
        .ifPresent(r ->
            promise(new NextStep(person, NEXT, today.plusDays(r.rhythmDays()), r.owner(), false)));
    return step;
  }

  public void promise(NextStep step) {
    steps.setAll(List.of(step));
  }

  /// @return the stage before
  Stage rest(PersonId person) {
    return move(person, Stage.RESTING);
  }

  Stage move(PersonId person, Stage to) {
    return relationships
        .move(person, to)
        .orElseThrow(
            () -> new IllegalStateException("person " + person.value() + " has no relationship"));
  }
}
