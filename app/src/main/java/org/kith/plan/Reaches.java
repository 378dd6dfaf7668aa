package org.kith.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kith.listen.AccountId;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.select.Beyond;
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
    return beyond(graph, audiences(graph, others), Audience.all(audiences(graph, accounts)));
  }

  /// How far something got, and by whom.
  ///
  /// @param all different people who could hear it
  /// @param beyondOurs those of them who do not follow us: they hear it because others carry it
  public record Carried(Estimate all, Estimate beyondOurs) {}

  /// What these others carried, together with those of our own accounts that spoke.
  public Carried carried(Collection<AccountId> others, Collection<AccountId> ours) {
    var graph = graphs.latest();
    var carried = audiences(graph, others);
    var everybody = new ArrayList<>(carried);
    everybody.addAll(audiences(graph, ours));
    var us = store.ours().stream().map(account -> graph.audience(List.of(account))).toList();
    return new Carried(
        new ReachOf(graph.graph()).people(everybody), beyond(graph, us, Audience.all(carried)));
  }

  private static Estimate beyond(KnownGraph graph, List<Audience> others, Audience together) {
    return Beyond.of(graph.graph(), others, List.of(together)).adds(together);
  }

  private List<Audience> audiences(KnownGraph graph, Collection<AccountId> accounts) {
    return store.accounts(accounts).stream().map(a -> graph.audience(List.of(a))).toList();
  }
}
