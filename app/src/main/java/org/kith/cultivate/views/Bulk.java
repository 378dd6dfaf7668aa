package org.kith.cultivate.views;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Relationships.Moved;
import org.kith.cultivate.Stage;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Tags;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Does one thing to many people, by the rules that hold for each of them alone, and says to whom
/// it was not done and why. All of it can be taken back, but for what somebody changed since.
@Service
@Transactional
public class Bulk {

  /// How many people one act takes at most.
  public static final int MOST = 5_000;

  private final BulkStore store;
  private final Relationships relationships;
  private final Tags tags;
  private final Persons persons;
  private final Clock clock;

  Bulk(BulkStore store, Relationships relationships, Tags tags, Persons persons, Clock clock) {
    this.store = store;
    this.relationships = relationships;
    this.tags = tags;
    this.persons = persons;
    this.clock = clock;
  }

  /// Does it.
  ///
  /// @throws IllegalArgumentException if they are more than 5,000, or a tag cannot be made
  public BulkDone act(BulkAct act, Collection<PersonId> chosen) {
    if (chosen.size() > MOST) {
      throw new IllegalArgumentException(
          "%,d people are too many at once; %,d are taken.".formatted(chosen.size(), MOST));
    }
    var known = persons.find(new HashSet<>(chosen));
    var ids = known.stream().map(Person::id).toList();
    return switch (act) {
      case BulkAct.Tag(var name) -> {
        var tag = tags.take(name);
        var had = having(ids, tag);
        yield tagged(new BulkAct.Tag(tag), known, had, "had it already");
      }
      case BulkAct.Untag(var name) -> {
        var tag = tags.written(name).orElse(name);
        var without = new HashSet<>(ids);
        without.removeAll(having(ids, tag));
        yield tagged(new BulkAct.Untag(tag), known, without, "did not have it");
      }
      case BulkAct.Own(var owner) -> own(owner, known);
      case BulkAct.Move(var stage) -> move(stage, known);
    };
  }

  private Set<PersonId> having(List<PersonId> ids, String tag) {
    return tags.of(ids).entrySet().stream()
        .filter(entry -> entry.getValue().contains(tag))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private BulkDone tagged(BulkAct act, List<Person> known, Set<PersonId> not, String why) {
    var to = known.stream().map(Person::id).filter(id -> !not.contains(id)).toList();
    if (!to.isEmpty()) {
      switch (act) {
        case BulkAct.Tag(var tag) -> tags.add(to, tag);
        case BulkAct.Untag(var tag) -> tags.remove(to, tag);
        case BulkAct.Own _, BulkAct.Move _ ->
            throw new IllegalStateException("this is about no tag: " + act);
      }
    }
    return done(act, to, left(known, not, why));
  }

  private BulkDone own(@Nullable MemberId owner, List<Person> known) {
    var ids = known.stream().map(Person::id).toList();
    var to = store.notOwnedBy(ids, owner);
    var not = new HashSet<>(ids);
    not.removeAll(to);
    var done =
        done(
            new BulkAct.Own(owner),
            to,
            left(known, not, owner == null ? "had no owner already" : "had this owner already"));
    store.own(to, owner);
    return done;
  }

  private BulkDone move(Stage stage, List<Person> known) {
    var act = new BulkAct.Move(stage);
    var id = store.begin(act, me(), clock.instant());
    var left = new ArrayList<BulkDone.Left>();
    int done = 0;
    for (var person : known) {
      switch (relationships.tryMove(person.id(), stage)) {
        case Moved.From(var was) -> {
          store.remember(id, person.id(), was);
          done++;
        }
        case Moved.Already _ -> left.add(left(person, "stood there already"));
        case Moved.SaidNo _ -> left.add(left(person, "said no"));
        case Moved.Missing _ -> left.add(left(person, "left People meanwhile"));
      }
    }
    if (done == 0) {
      store.forget(id);
    }
    return new BulkDone(done == 0 ? null : id, done, left);
  }

  private BulkDone done(BulkAct act, List<PersonId> to, List<BulkDone.Left> left) {
    if (to.isEmpty()) {
      return new BulkDone(null, 0, left);
    }
    var id = store.begin(act, me(), clock.instant());
    store.remember(id, to);
    return new BulkDone(id, to.size(), left);
  }

  private static List<BulkDone.Left> left(List<Person> known, Set<PersonId> not, String why) {
    return known.stream()
        .filter(person -> not.contains(person.id()))
        .map(person -> left(person, why))
        .toList();
  }

  private static BulkDone.Left left(Person person, String why) {
    return new BulkDone.Left(person.id(), person.name(), why);
  }

  /// Takes it back, but for those with whom somebody did something else since.
  ///
  /// @return false if there is no such act, or it was taken back before
  public boolean undo(BulkId bulk) {
    var act = store.find(bulk);
    if (act.isEmpty()) {
      return false;
    }
    switch (act.get()) {
      case BulkAct.Tag(var tag) -> tags.remove(store.persons(bulk), tag);
      case BulkAct.Untag(var tag) -> tags.add(store.persons(bulk), tag);
      case BulkAct.Own(var owner) -> store.giveBack(bulk, owner);
      case BulkAct.Move(var stage) -> store.stillAt(bulk, stage).forEach(relationships::putBack);
    }
    store.forget(bulk);
    return true;
  }

  private static @Nullable MemberId me() {
    return Caller.current().map(caller -> caller.member().id()).orElse(null);
  }
}
