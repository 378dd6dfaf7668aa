package org.kith.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes one of two persons who are one, and two again of what was no one. The oldest id survives,
/// the younger one finds it; everything moves in one transaction; at any later time it is undone,
/// and both have again what they had.
///
/// What either said about being written to is never moved and never lost: while they are one it
/// counts for both ([MayWe]).
@Service
@Transactional
public class Merges {

  private final MergeStore store;
  private final MergeLineStore lines;
  private final MergedConsents consents;
  private final Parts parts;
  private final Clock clock;

  Merges(
      MergeStore store, MergeLineStore lines, MergedConsents consents, Parts parts, Clock clock) {
    this.store = store;
    this.lines = lines;
    this.consents = consents;
    this.parts = parts;
    this.clock = clock;
  }

  /// Who takes part in a merge.
  @Component
  record Parts(
      PersonStore persons, List<KeptAboutPersons> kept, ApplicationEventPublisher events) {}

  /// What a merge would do.
  ///
  /// @param kept the one whose id survives
  /// @param fields in which they differ
  /// @param moving what becomes the older's, in words
  public record Preview(Person kept, Person gone, List<MergeField> fields, List<String> moving) {
    public Preview {
      fields = List.copyOf(fields);
      moving = List.copyOf(moving);
    }
  }

  /// @return empty where one of both is not there, or both are one already
  @Transactional(readOnly = true)
  public Optional<Preview> preview(PersonId one, PersonId other) {
    var pair = Pair.of(store.resolve(one), store.resolve(other));
    var kept = parts.persons().find(pair.kept());
    var gone = parts.persons().find(pair.gone());
    if (kept.isEmpty() || gone.isEmpty() || pair.isOne()) {
      return Optional.empty();
    }
    var fields = new ArrayList<MergeField>();
    var moving = new ArrayList<String>();
    for (var part : parts.kept()) {
      part.fields(pair.kept(), pair.gone()).stream()
          .filter(MergeField::differs)
          .forEach(fields::add);
      moving.addAll(part.moving(pair.gone()));
    }
    return Optional.of(new Preview(kept.get(), gone.get(), fields, moving));
  }

  private record Pair(PersonId kept, PersonId gone) {
    static Pair of(PersonId one, PersonId other) {
      return one.value() < other.value() ? new Pair(one, other) : new Pair(other, one);
    }

    boolean isOne() {
      return kept.equals(gone);
    }
  }

  /// Merges two persons because a member says that they are one.
  ///
  /// @param taken the keys of the fields in which the younger wins
  /// @param why how the member knows, not blank
  /// @return empty where one of both is not there, or both are one already
  public Optional<MergeId> merge(PersonId one, PersonId other, Set<String> taken, String why) {
    var by = Caller.require().member().id();
    return merge(Pair.of(store.resolve(one), store.resolve(other)), taken, why, by);
  }

  /// Merges two persons because it is proven that they are one.
  ///
  /// @param proof in words
  public Optional<MergeId> mergeOnProof(PersonId one, PersonId other, String proof) {
    var proposed =
        preview(one, other).stream()
            .flatMap(preview -> preview.fields().stream())
            .filter(MergeField::takesGone)
            .map(MergeField::key)
            .collect(Collectors.toSet());
    return merge(Pair.of(store.resolve(one), store.resolve(other)), proposed, proof, null);
  }

  private Optional<MergeId> merge(Pair pair, Set<String> taken, String why, @Nullable MemberId by) {
    return amongAll(() -> {
      if (pair.isOne() || store.lock(pair.kept(), pair.gone()) != 2) {
        return Optional.empty();
      }
      var merge =
          new Merged(
              new MergeId(0), pair.kept(), pair.gone(), "", why, null, clock.instant(), taken);
      var id = store.add(merge, by);
      join(id, pair, taken);
      parts.events().publishEvent(new PersonMerged(pair.kept(), pair.gone()));
      return Optional.of(id);
    });
  }

  private void join(MergeId id, Pair pair, Set<String> taken) {
    var ledger = new MergeLedger(lines, id.value(), pair.kept(), pair.gone(), taken);
    parts.kept().forEach(part -> part.move(ledger));
    store.hide(pair.kept(), pair.gone());
  }

  /// Makes two again of what was merged. Both have what they had; what was added since stays with
  /// the older, except what belongs to an account that goes back. What one refused meanwhile both
  /// refused.
  ///
  /// Later merges of the same persons are undone first and done again after, so that this one can
  /// be undone at any time.
  ///
  /// @return empty where there is no such merge, or it was undone before
  public Optional<Merged> undo(MergeId id) {
    return amongAll(() -> {
      var found = store.find(id);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      var merge = found.get();
      store.turn(merge);
      if (store.find(id).isEmpty()) {
        return Optional.empty(); // somebody undid it in this moment
      }
      var later = laterOf(merge);
      later.reversed().forEach(this::takeApart);
      takeApart(merge);
      var by = Caller.current().map(caller -> caller.member().id()).orElse(null);
      store.undone(id, by, clock.instant());
      parts.kept().forEach(part -> part.separate(merge.kept(), merge.gone(), merge.at()));
      later.forEach(this::again);
      consents.separate(merge);
      parts.events().publishEvent(new PersonsSeparated(merge.kept(), merge.gone()));
      return found;
    });
  }

  /// Merges that stand and came after one, of anybody who has to do with it.
  private List<Merged> laterOf(Merged merge) {
    var concerned = new HashSet<>(Set.of(merge.kept(), merge.gone()));
    var later = new ArrayList<Merged>();
    for (var next : store.after(merge.id())) {
      if (concerned.contains(next.kept()) || concerned.contains(next.gone())) {
        concerned.addAll(Set.of(next.kept(), next.gone()));
        later.add(next);
      }
    }
    return later;
  }

  private void takeApart(Merged merge) {
    store.show(merge.gone());
    var stayed = new HashSet<>(lines.undo(merge.id().value(), merge.kept(), merge.gone()));
    stayed.remove("");
    var taken = new HashSet<>(merge.taken());
    if (taken.removeAll(stayed)) {
      store.taken(merge.id(), taken); // what was changed by hand since is not changed anew
    }
  }

  private void again(Merged merge) {
    var taken = store.find(merge.id()).map(Merged::taken).orElse(merge.taken());
    join(merge.id(), new Pair(merge.kept(), merge.gone()), taken);
  }

  /// Whoever turned out to be this person, newest first.
  public List<Merged> into(PersonId person) {
    return amongAll(() -> store.into(person));
  }

  public Optional<Merged> find(MergeId id) {
    return amongAll(() -> store.find(id));
  }

  /// Whom an id means: its own person, or the one they turned out to be.
  @Transactional(readOnly = true)
  public PersonId resolve(PersonId person) {
    return store.resolve(person);
  }

  private <T> T amongAll(Supplier<T> work) {
    store.showAll(true);
    var done = work.get();
    store.showAll(false);
    return done;
  }
}
