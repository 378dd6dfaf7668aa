package org.kith.cultivate;

import java.util.List;
import java.util.stream.Collectors;
import org.kith.api.Place;
import org.kith.people.PersonId;
import org.kith.team.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What happened in each relationship. A real contact starts its rhythm afresh and fulfils the step
/// that was due.
@Service
@Transactional
public class Interactions {

  private final InteractionStore store;
  private final RelationshipStore relationships;
  private final FulfilledStepStore fulfilled;
  private final Promises promises;
  private final ApplicationEventPublisher events;

  Interactions(
      InteractionStore store,
      RelationshipStore relationships,
      FulfilledStepStore fulfilled,
      Promises promises,
      ApplicationEventPublisher events) {
    this.store = store;
    this.relationships = relationships;
    this.fulfilled = fulfilled;
    this.promises = promises;
    this.events = events;
  }

  /// Adds an entry to somebody's timeline.
  public InteractionId record(Interaction interaction) {
    var id = store.add(interaction);
    if (interaction.kind().isContact()) {
      relationships.countContact(List.of(interaction.person()));
      promises.fulfil(id, interaction);
    }
    events.publishEvent(new InteractionRecorded(id, interaction));
    return id;
  }

  /// Adds many entries at once, as they once were; they fulfil no step of today.
  public void recordAll(List<Interaction> all) {
    store.addAll(all);
    relationships.countContact(
        all.stream()
            .filter(i -> i.kind().isContact())
            .map(Interaction::person)
            .collect(Collectors.toSet()));
  }

  /// Takes an entry back, and with it that it fulfilled a step.
  ///
  /// @return false if there is none that the caller may read
  public boolean remove(InteractionId id) {
    var step = fulfilled.find(id);
    var whose = store.remove(id, me());
    whose.ifPresent(person -> {
      relationships.countContact(List.of(person));
      step.ifPresent(was -> promises.takeBack(person, was));
    });
    return whose.isPresent();
  }

  public Balance balance(PersonId person) {
    return store.balance(person);
  }

  /// What the caller may read of somebody's timeline, newest first.
  ///
  /// @param limit how many entries at most
  public List<TimelineEntry> timeline(PersonId person, int limit) {
    return timeline(person, Place.LATEST, limit);
  }

  /// The same from a place on.
  ///
  /// @param before the place of the last entry that was seen
  public List<TimelineEntry> timeline(PersonId person, Place before, int limit) {
    return store.timeline(person, me(), before, limit);
  }

  private static long me() {
    return Caller.current().map(caller -> caller.member().id().value()).orElse(0L);
  }
}
