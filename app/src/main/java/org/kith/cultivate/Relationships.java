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
import org.kith.people.MayWe;
import org.kith.people.Permission;
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
  private final MayWe mayWe;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Relationships(
      Written written,
      Playbook playbook,
      MayWe mayWe,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = written.relationships();
    this.interactions = written.interactions();
    this.steps = written.steps();
    this.playbook = playbook;
    this.mayWe = mayWe;
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
      steps.suggest(List.of(person), today().plusDays(3), me, clock.instant());
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

  /// What became of moving somebody to a stage.
  public sealed interface Moved {
    record From(Stage stage) implements Moved {}

    record Already() implements Moved {}

    /// They said no, so nobody brings them closer.
    record SaidNo() implements Moved {}

    record Missing() implements Moved {}
  }

  /// Moves a relationship to a stage, closer or further, and keeps the move in its history. A
  /// rhythm that nobody chose follows the stage. Whoever said no may rest or move further, and
  /// comes no closer.
  public Moved tryMove(PersonId person, Stage to) {
    var found = store.lock(person);
    if (found.isEmpty()) {
      return new Moved.Missing();
    }
    var from = found.get().stage();
    if (from == to) {
      return new Moved.Already();
    }
    if (to.isCloserThan(from) && mayWe.contact(person) instanceof Permission.Refused) {
      return new Moved.SaidNo();
    }
    change(person, from, to);
    return new Moved.From(from);
  }

  /// Moves a relationship back to where it was, as undoing does: nobody comes closer by that than
  /// they were.
  public void putBack(PersonId person, Stage to) {
    store
        .lock(person)
        .filter(found -> found.stage() != to)
        .ifPresent(found -> change(person, found.stage(), to));
  }

  private void change(PersonId person, Stage from, Stage to) {
    var now = clock.instant();
    store.move(person, to, now);
    store.settle(List.of(person), playbook.all());
    interactions.addMove(person, from, to, now, me());
    events.publishEvent(new StageChanged(person, from, to, now));
  }

  /// Moves a relationship as [#tryMove] does.
  ///
  /// @return the stage before, which is the stage still where they said no; empty where there is no
  ///   such person
  public Optional<Stage> move(PersonId person, Stage to) {
    return switch (tryMove(person, to)) {
      case Moved.From(var from) -> Optional.of(from);
      case Moved.Already _ -> Optional.of(to);
      case Moved.SaidNo _ -> store.find(person).map(Relationship::stage);
      case Moved.Missing _ -> Optional.empty();
    };
  }

  /// Gives somebody to a member to keep in touch with, or to nobody.
  public void own(PersonId person, @Nullable MemberId owner) {
    store.own(person, owner);
  }

  /// Chooses for one person how many days may pass between two contacts, 1 to 730; null leaves it
  /// to their stage. What the stage says is no choice.
  public void rhythm(PersonId person, @Nullable Integer days) {
    if (days != null && (days < 1 || days > 730)) {
      throw new IllegalArgumentException("a rhythm has 1 to 730 days, was " + days);
    }
    var found = store.lock(person);
    if (found.isPresent()) {
      boolean usual = days != null && playbook.of(found.get().stage()).rhythmDays() == days;
      store.ownRhythm(person, usual ? null : days);
      store.settle(List.of(person), playbook.all());
    }
  }

  /// Writes many relationships at once, as they are; whoever has no next step gets one. Makes no
  /// history and no events.
  public void putAll(List<Relationship> all) {
    store.putAll(all, playbook.all());
    store.settle(all.stream().map(Relationship::person).toList(), playbook.all());
    events.publishEvent(new CircleChanged());
    steps.suggest(
        all.stream().map(Relationship::person).collect(Collectors.toList()),
        today().plusDays(3),
        me(),
        clock.instant());
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
