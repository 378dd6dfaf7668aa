package org.kith.cultivate;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people we actively keep up with.
@Service
@Transactional
public class Circle {

  /// How many people one can keep up with, where a team has not said otherwise.
  public static final int USUAL_SIZE = 30;

  private final RelationshipStore store;
  private final Relationships relationships;
  private final MayWe mayWe;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Circle(
      RelationshipStore store,
      Relationships relationships,
      MayWe mayWe,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.relationships = relationships;
    this.mayWe = mayWe;
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

  /// How many it holds; who rests takes no place.
  public int size() {
    return store.circleSize().orElse(USUAL_SIZE);
  }

  /// Says how many it holds, 1 to 500. Who is in it stays, however many they are.
  public void size(int most) {
    if (most < 1 || most > 500) {
      throw new IllegalArgumentException("a circle holds 1 to 500 people, not " + most);
    }
    store.circleSize(most);
  }

  /// How many places are taken.
  public int taken() {
    return (int) active().count();
  }

  private Stream<Relationship> active() {
    return store.circle().stream().filter(r -> r.stage() != Stage.RESTING);
  }

  private boolean isIn(PersonId person) {
    return store.find(person).filter(Relationship::inCircle).isPresent();
  }

  /// Whether they said that they want nothing from us, so that they do not come in.
  public boolean saidNo(PersonId person) {
    return mayWe.contact(person) instanceof Permission.Refused;
  }

  /// Puts one person into the circle, if there is a place and they did not say no.
  public Entering enter(PersonId person) {
    store.circleTurn();
    if (isIn(person)) {
      return new Entering.Entered(true);
    }
    if (saidNo(person)) {
      return new Entering.SaidNo();
    }
    if (taken() >= size()) {
      return new Entering.Full(size());
    }
    put(List.of(person));
    return new Entering.Entered(false);
  }

  /// Who could rest in somebody's place: furthest past their own rhythm first, then whoever was
  /// spoken to the longest ago.
  public List<Relationship> whoCouldRest() {
    var now = clock.instant();
    return active()
        .sorted(
            Comparator.comparingDouble((Relationship r) ->
                    -(double) Objects.requireNonNullElse(r.daysPast(now), 0) / r.rhythmDays())
                .thenComparingLong(r -> r.person().value()))
        .toList();
  }

  /// Lets somebody of the circle rest, so that another has their place.
  ///
  /// @return at which stage they were; empty if they are not in the circle, or the other said no
  public Optional<Stage> swap(PersonId enters, PersonId rests) {
    store.circleTurn();
    if (!isIn(rests) || saidNo(enters)) {
      return Optional.empty();
    }
    var before = relationships.move(rests, Stage.RESTING);
    put(List.of(enters));
    return before;
  }

  /// Takes a swap back.
  public void swapBack(PersonId entered, PersonId rested, Stage stage) {
    remove(List.of(entered));
    relationships.putBack(rested, stage);
  }

  /// Puts people into the circle in their order, as many as there are places for; who is there
  /// stays, and who said no does not come in.
  ///
  /// @return how many were not in it before
  public int add(Collection<PersonId> persons) {
    store.circleTurn();
    int free = Math.max(0, size() - taken());
    return put(
        persons.stream()
            .distinct()
            .filter(person -> !isIn(person) && !saidNo(person))
            .limit(free)
            .toList());
  }

  private int put(List<PersonId> persons) {
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
