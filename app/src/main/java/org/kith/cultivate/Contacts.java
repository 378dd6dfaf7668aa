package org.kith.cultivate;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.team.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a member does about a relationship by hand: logs contacts, promises, lets rest.
@Service
@Transactional
public class Contacts {

  private final Relationships relationships;
  private final Interactions interactions;
  private final NextSteps steps;
  private final Clock clock;

  Contacts(Relationships relationships, Interactions interactions, NextSteps steps, Clock clock) {
    this.relationships = relationships;
    this.interactions = interactions;
    this.steps = steps;
    this.clock = clock;
  }

  /// Puts what the caller did or noticed on somebody's timeline.
  ///
  /// @param mine whether only the caller may read it
  public InteractionId log(PersonId person, InteractionKind kind, String text, boolean mine) {
    return interactions.record(
        new Interaction(
            person,
            kind,
            kind.usual(),
            clock.instant(),
            text,
            mine ? Visibility.ME : Visibility.TEAM,
            Caller.require().member().id(),
            null));
  }

  InteractionId log(PersonId person, InteractionKind kind, String text, @Nullable PostId post) {
    var me = Caller.require().member().id();
    var interaction = Interaction.of(person, kind, clock.instant(), text, me);
    return interactions.record(post == null ? interaction : interaction.about(post));
  }

  void takeBack(InteractionId id) {
    interactions.remove(id);
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
