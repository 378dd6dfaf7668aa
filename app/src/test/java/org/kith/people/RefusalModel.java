package org.kith.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What counts, in memory, and knows nothing of a database: who owns what, who is whom, and what of
/// it refused. A refusal is that of all its owner has, and stays with it.
///
/// It says who must not be reached. As long as nobody was merged and nobody erased it also says who
/// may be; after that Kith may be stricter than it.
final class RefusalModel {

  private final Map<PersonId, Somebody> people = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();

  /// What erased people had. It refuses, and makes nobody else refuse by what else they have.
  private final Set<String> erased = new HashSet<>();

  private final List<One> merges = new ArrayList<>();
  private boolean exact = true;

  private static final class Somebody {
    final Set<String> accounts = new HashSet<>();
    String address = "";
    boolean refused;
    @Nullable PersonId into;
  }

  /// Two who are one.
  private static final class One {
    final MergeId id;
    final PersonId kept;
    final PersonId gone;
    boolean takesAddress;
    final Set<String> moved = new HashSet<>();
    String was = "";
    String became = "";

    One(MergeId id, PersonId kept, PersonId gone, boolean takesAddress) {
      this.id = id;
      this.kept = kept;
      this.gone = gone;
      this.takesAddress = takesAddress;
    }
  }

  boolean isExact() {
    return exact;
  }

  /// Everybody who is there.
  List<PersonId> there() {
    return people.entrySet().stream()
        .filter(entry -> entry.getValue().into == null)
        .map(Map.Entry::getKey)
        .toList();
  }

  List<MergeId> standing() {
    return merges.stream().map(merge -> merge.id).toList();
  }

  boolean isFree(String account) {
    return people.values().stream().noneMatch(one -> one.accounts.contains(account));
  }

  boolean isSeveral(PersonId person) {
    return all(person).size() > 1;
  }

  /// Whether somebody is there, be it as another.
  boolean knows(PersonId person) {
    return people.containsKey(person);
  }

  /// Whether nobody may write to an address, whoever has it.
  boolean isShut(String identity) {
    return refused.contains(identity) || erased.contains(identity);
  }

  Set<String> accounts(PersonId person) {
    return Set.copyOf(get(person).accounts);
  }

  void add(PersonId person, Set<String> accounts, String address) {
    var fresh = new Somebody();
    fresh.accounts.addAll(accounts);
    fresh.address = address;
    people.put(person, fresh);
  }

  void refuses(PersonId person) {
    for (var one : all(person)) {
      one.refused = true;
      refused.addAll(known(one).toList());
    }
  }

  /// An account or an address refuses, and so does whoever has it.
  void refuses(String identity) {
    refused.add(identity);
    there().stream()
        .filter(
            person -> all(person).stream().flatMap(RefusalModel::known).anyMatch(identity::equals))
        .forEach(this::refuses);
  }

  void link(PersonId person, String account) {
    people.values().forEach(one -> one.accounts.remove(account));
    get(person).accounts.add(account);
  }

  void rename(PersonId person, String address) {
    get(person).address = address;
  }

  void remove(PersonId person) {
    people.remove(person);
  }

  void erase(PersonId person) {
    exact = false;
    var gone = new HashSet<PersonId>();
    for (var entry : people.entrySet()) {
      if (resolve(entry.getKey()).equals(person)) {
        gone.add(entry.getKey());
        erased.addAll(known(entry.getValue()).toList());
      }
    }
    for (var merge : merges) {
      if (gone.contains(merge.kept)) {
        Stream.of(merge.was, merge.became).filter(a -> !a.isEmpty()).forEach(erased::add);
      }
    }
    merges.removeIf(merge -> gone.contains(merge.kept) || gone.contains(merge.gone));
    people.keySet().removeAll(gone);
  }

  void merge(MergeId id, PersonId one, PersonId other, boolean takesAddress) {
    exact = false;
    boolean older = one.value() < other.value();
    var merge = new One(id, older ? one : other, older ? other : one, takesAddress);
    merges.add(merge);
    join(merge);
  }

  private void join(One merge) {
    var kept = get(merge.kept);
    var gone = get(merge.gone);
    merge.moved.clear();
    merge.moved.addAll(gone.accounts);
    kept.accounts.addAll(gone.accounts);
    gone.accounts.clear();
    merge.was = kept.address;
    if (merge.takesAddress) {
      kept.address = gone.address;
    }
    merge.became = kept.address;
    gone.into = merge.kept;
  }

  /// What came later is taken apart first, and is one again after.
  void undo(MergeId id) {
    var at = standing().indexOf(id);
    var merge = merges.remove(at);
    var concerned = new HashSet<>(Set.of(merge.kept, merge.gone));
    var later = new ArrayList<One>();
    for (var next : merges.subList(at, merges.size())) {
      if (concerned.contains(next.kept) || concerned.contains(next.gone)) {
        concerned.addAll(Set.of(next.kept, next.gone));
        later.add(next);
      }
    }
    later.reversed().forEach(this::part);
    part(merge);
    later.forEach(this::join);
  }

  private void part(One merge) {
    var kept = get(merge.kept);
    var gone = get(merge.gone);
    for (var account : merge.moved) {
      if (kept.accounts.remove(account)) {
        gone.accounts.add(account);
      }
    }
    if (kept.address.equals(merge.became)) {
      kept.address = merge.was;
    } else {
      merge.takesAddress = false; // typed since, and stays
    }
    gone.into = null;
  }

  /// Makes what is refused the refusal of all its owner has, until nothing more is.
  void spread() {
    boolean more = true;
    while (more) {
      more = false;
      for (var one : people.values()) {
        boolean alone = one.into == null && all(one).size() == 1;
        if (alone && (one.refused || known(one).anyMatch(refused::contains))) {
          more |= !one.refused;
          one.refused = true;
          more |= refused.addAll(known(one).toList());
        }
      }
    }
  }

  boolean mustNotBeReached(PersonId person) {
    return all(person).stream()
        .anyMatch(one ->
            one.refused
                || known(one).anyMatch(known -> refused.contains(known) || erased.contains(known)));
  }

  private static Stream<String> known(Somebody one) {
    return one.address.isEmpty()
        ? one.accounts.stream()
        : Stream.concat(one.accounts.stream(), Stream.of(one.address));
  }

  private List<Somebody> all(PersonId person) {
    var found = new ArrayList<Somebody>();
    people.forEach((id, one) -> {
      if (resolve(id).equals(resolve(person))) {
        found.add(one);
      }
    });
    return found;
  }

  private List<Somebody> all(Somebody somebody) {
    return people.entrySet().stream()
        .filter(entry -> entry.getValue() == somebody)
        .findFirst()
        .map(entry -> all(entry.getKey()))
        .orElse(List.of());
  }

  private PersonId resolve(PersonId person) {
    var now = person;
    for (var into = get(now).into; into != null; into = get(now).into) {
      now = into;
    }
    return now;
  }

  private Somebody get(PersonId person) {
    var found = people.get(person);
    if (found == null) {
      throw new IllegalStateException("nobody is " + person);
    }
    return found;
  }

  /// To be shown when something is wrong.
  @Override
  public String toString() {
    var lines = new HashMap<PersonId, String>();
    people.forEach((id, one) ->
        lines.put(
            id, "%s %s%s".formatted(known(one).toList(), one.refused ? "refused " : "", one.into)));
    return "%s refused %s erased %s".formatted(lines, refused, erased);
  }
}
