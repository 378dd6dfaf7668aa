package org.kith.reach.select;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.List;
import java.util.Set;
import org.kith.reach.Audience;

/// Everything a plan depends on besides the graph.
///
/// @param candidates the people to choose from, each once; no account belongs to two of them
/// @param budget what may be spent
/// @param objective what to make large
/// @param won whose reach is ours already: our own accounts, people who speak for us anyway
/// @param locked candidates who are in the plan whatever it costs
/// @param excluded candidates who are never chosen
public record PlanRequest(
    List<Candidate> candidates,
    Budget budget,
    Objective objective,
    List<Audience> won,
    Set<Long> locked,
    Set<Long> excluded) {

  public PlanRequest {
    candidates = List.copyOf(candidates);
    won = List.copyOf(won);
    locked = Set.copyOf(locked);
    excluded = Set.copyOf(excluded);
    var known = new LongOpenHashSet(candidates.size());
    for (var candidate : candidates) {
      if (!known.add(candidate.person())) {
        throw new IllegalArgumentException("person " + candidate.person() + " is given twice");
      }
    }
    for (long person : locked) {
      if (!known.contains(person) || excluded.contains(person)) {
        throw new IllegalArgumentException(
            "person %d is locked, but not among the candidates or excluded".formatted(person));
      }
    }
  }

  /// The plain question: the largest reach these candidates can give for this budget.
  public static PlanRequest of(List<Candidate> candidates, Budget budget) {
    return new PlanRequest(
        candidates, budget, new Objective.Reach(), List.of(), Set.of(), Set.of());
  }

  public PlanRequest withObjective(Objective other) {
    return new PlanRequest(candidates, budget, other, won, locked, excluded);
  }

  public PlanRequest withBudget(Budget other) {
    return new PlanRequest(candidates, other, objective, won, locked, excluded);
  }

  public PlanRequest withWon(List<Audience> others) {
    return new PlanRequest(candidates, budget, objective, others, locked, excluded);
  }

  public PlanRequest withLocked(Set<Long> others) {
    return new PlanRequest(candidates, budget, objective, won, others, excluded);
  }

  public PlanRequest withExcluded(Set<Long> others) {
    return new PlanRequest(candidates, budget, objective, won, locked, others);
  }
}
