package org.kith.plan;

import java.util.Collection;
import java.util.List;
import org.kith.listen.AccountId;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.select.Candidate;
import org.kith.reach.select.Planner;
import org.kith.reach.sketch.ReachOf;
import org.springframework.stereotype.Service;

/// How many *different* people could hear what some accounts say.
@Service
public class Reaches {

  private final Graphs graphs;
  private final ProspectStore store;

  Reaches(Graphs graphs, ProspectStore store) {
    this.graphs = graphs;
    this.store = store;
  }

  /// The union of these accounts' audiences, themselves left out. Each account counts as a person
  /// of its own; that makes no difference to the union.
  public Estimate of(Collection<AccountId> accounts) {
    var graph = graphs.latest();
    return new ReachOf(graph.graph()).people(audiences(graph, accounts));
  }

  /// Of the people who could hear `accounts`, those who could not hear `others`.
  public Estimate beyond(Collection<AccountId> others, Collection<AccountId> accounts) {
    var graph = graphs.latest();
    var together = Audience.all(audiences(graph, accounts));
    return new Planner(graph.graph())
        .adds(audiences(graph, others), List.of(new Candidate(0, together, 1)))
        .getFirst()
        .estimate();
  }

  /// The same beyond our own followers: who hears it only because others carry it.
  public Estimate beyondOurs(Collection<AccountId> accounts) {
    return beyond(store.ours().stream().map(AccountFacts::id).toList(), accounts);
  }

  private List<Audience> audiences(KnownGraph graph, Collection<AccountId> accounts) {
    return store.accounts(accounts).stream().map(a -> graph.audience(List.of(a))).toList();
  }
}
