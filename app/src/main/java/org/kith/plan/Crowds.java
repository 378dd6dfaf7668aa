package org.kith.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.plan.ProspectStore.Owned;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Gathers who may be planned for. The graph may be a little old; wishes and refusals never are.
@Component
class Crowds {

  static final Duration HEARD_WITHIN = Duration.ofDays(90);

  private final Graphs graphs;
  private final ProspectStore store;
  private final MayWe mayWe;
  private final ObjectProvider<HoursNeeded> hours;
  private final Clock clock;

  Crowds(
      Graphs graphs,
      ProspectStore store,
      MayWe mayWe,
      ObjectProvider<HoursNeeded> hours,
      Clock clock) {
    this.graphs = graphs;
    this.store = store;
    this.mayWe = mayWe;
    this.hours = hours;
    this.clock = clock;
  }

  /// Everybody, as far as is known now; empty while the first graph is being built.
  Optional<Crowd> now() {
    return graphs.soon().map(graph -> around(graph, store.voices(heardSince())));
  }

  /// The same with those voices only whose followers are listed. A voice of which no more than a
  /// count is known tells nothing about how audiences overlap.
  Optional<Crowd> listed() {
    return graphs.soon().map(graph -> around(graph, store.listedVoices(heardSince())));
  }

  private Instant heardSince() {
    return clock.instant().minus(HEARD_WITHIN);
  }

  private Crowd around(KnownGraph graph, List<Owned> voices) {
    var rows = store.persons();
    var persons = new LinkedHashMap<PersonId, List<AccountFacts>>();
    for (var row : rows) {
      if (row.person() != null) {
        persons.computeIfAbsent(row.person(), _ -> new ArrayList<>()).add(row.account());
      }
    }
    var needs = needs(persons.keySet());
    var refusing = mayWe.refusing();
    var prospects =
        prospects(rows, voices).stream()
            .filter(prospect -> prospect.accounts().stream().anyMatch(graph::knowsAudienceOf))
            .filter(prospect -> mayBePlanned(prospect.person(), refusing, needs))
            .toList();
    return new Crowd(graph, store.ours(), prospects, persons, needs);
  }

  /// Who may be suggested. Whom we must not contact is among them still.
  static List<Prospect> prospects(List<Owned> persons, List<Owned> voices) {
    var found = new LinkedHashMap<Object, List<Owned>>();
    for (var row : persons) {
      if (row.account().mayBeFound() && row.person() != null) {
        found.computeIfAbsent(row.person(), _ -> new ArrayList<>()).add(row);
      }
    }
    for (var row : voices) {
      if (row.account().mayBeFound() && row.account().mayBeWrittenTo()) {
        found.put(row.account().id(), List.of(row));
      }
    }
    return found.values().stream()
        .map(owned ->
            new Prospect(
                owned.getFirst().person(),
                owned.getFirst().name(),
                owned.stream().map(Owned::account).toList()))
        .toList();
  }

  private static boolean mayBePlanned(
      @Nullable PersonId person, Set<PersonId> refusing, Map<PersonId, HoursNeeded.Need> needs) {
    if (person == null) {
      return true;
    }
    var need = needs.get(person);
    return !refusing.contains(person) && (need == null || need.free());
  }

  /// Who of these is in the circle.
  Set<PersonId> inCircle(Set<PersonId> persons) {
    return needs(persons).entrySet().stream()
        .filter(need -> need.getValue().inCircle())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Map<PersonId, HoursNeeded.Need> needs(Set<PersonId> persons) {
    var port = hours.getIfAvailable();
    return port == null ? Map.of() : port.of(persons);
  }
}
