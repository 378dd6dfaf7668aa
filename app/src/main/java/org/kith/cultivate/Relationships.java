package org.kith.cultivate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where we stand with each person: stage, owner, rhythm.
@Service
@Transactional
public class Relationships {

  private final RelationshipStore store;
  private final InteractionStore interactions;
  private final NextStepStore steps;
  private final Playbook playbook;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Relationships(Written written, Playbook playbook, ApplicationEventPublisher events, Clock clock) {
    this.store = written.relationships();
    this.interactions = written.interactions();
    this.steps = written.steps();
    this.playbook = playbook;
    this.events = events;
    this.clock = clock;
  }

  /// Where it is written.
  @org.springframework.stereotype.Component("relationshipsWritten")
  record Written(
      RelationshipStore relationships, InteractionStore interactions, NextStepStore steps) {}

  /// Begins the relationship with somebody who was just chosen: noticed, owned by whoever chose
  /// them, with a next step. Does nothing where there is one.
  public void begin(PersonId person) {
    var me = Caller.current().map(caller -> caller.member().id()).orElse(null);
    if (store.begin(person, me, playbook.of(Stage.NOTICED).rhythmDays(), clock.instant())) {
      steps.suggest(List.of(person), today().plusDays(3), me);
    }
  }

  public Optional<Relationship> find(PersonId person) {
    return store.find(person);
  }

  /// Where we stand with several people; whoever is not there is left out.
  public Map<PersonId, Relationship> find(Collection<PersonId> persons) {
    return store.find(persons).stream()
        .collect(Collectors.toMap(Relationship::person, relationship -> relationship));
  }

  /// Moves a relationship to a stage, closer or further, and keeps the move in its history. A
  /// rhythm that nobody chose follows the stage.
  ///
  /// @return the stage before; empty where there is no such person
  public Optional<Stage> move(PersonId person, Stage to) {
    var found = store.lock(person);
    if (found.isEmpty() || found.get().stage() == to) {
      return found.map(Relationship::stage);
    }
    var from = found.get().stage();
    var now = clock.instant();
    boolean chosen = found.get().rhythmDays() != playbook.of(from).rhythmDays();
    store.move(person, to, chosen ? found.get().rhythmDays() : playbook.of(to).rhythmDays(), now);
    interactions.addMove(person, from, to, now, me());
    events.publishEvent(new StageChanged(person, from, to, now));
    return Optional.of(from);
  }

  /// Gives somebody to a member to keep in touch with, or to nobody.
  public void own(PersonId person, @Nullable MemberId owner) {
    store.own(person, owner);
  }

  /// Sets how many days may pass between two contacts, 1 to 730.
  public void rhythm(PersonId person, int days) {
    if (days < 1 || days > 730) {
      throw new IllegalArgumentException("a rhythm has 1 to 730 days, was " + days);
    }
    store.rhythm(person, days);
  }

  /// Writes many relationships at once, as they are; whoever has no next step gets one. Makes no
  /// history and no events.
  public void putAll(List<Relationship> all) {
    store.putAll(all);
    events.publishEvent(new CircleChanged());
    steps.suggest(
        all.stream().map(Relationship::person).collect(Collectors.toList()),
        today().plusDays(3),
        me());
  }

  /// A move of the past.
  public record Move(PersonId person, Stage from, Stage to, Instant at) {}

  /// Writes down moves that were made elsewhere. Moves nobody now, and makes no events.
  public void remember(List<Move> moves) {
    moves.forEach(
        move -> interactions.addMove(move.person(), move.from(), move.to(), move.at(), null));
  }

  private @Nullable MemberId me() {
    return Caller.current().map(caller -> caller.member().id()).orElse(null);
  }

  private LocalDate today() {
    return Days.today(clock);
  }
}
