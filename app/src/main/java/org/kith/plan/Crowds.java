package org.kith.plan;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
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
    return graphs.soon().map(this::around);
  }

  private Crowd around(KnownGraph graph) {
    var persons = store.persons();
    var needs = needs(persons.keySet());
    var refusing = mayWe.refusing();
    var prospects =
        store.prospects(clock.instant().minus(HEARD_WITHIN), graph::knowsAudienceOf).stream()
            .filter(prospect -> mayBePlanned(prospect.person(), refusing, needs))
            .toList();
    return new Crowd(graph, store.ours(), prospects, persons, needs);
  }

  private static boolean mayBePlanned(
      @Nullable PersonId person, Set<PersonId> refusing, Map<PersonId, HoursNeeded.Need> needs) {
    if (person == null) {
      return true;
    }
    var need = needs.get(person);
    return !refusing.contains(person) && (need == null || need.free());
  }

  private Map<PersonId, HoursNeeded.Need> needs(Set<PersonId> persons) {
    var port = hours.getIfAvailable();
    return port == null ? Map.of() : port.of(persons);
  }
}
