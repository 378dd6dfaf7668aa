package org.kith.plan;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kith.listen.AccountId;
import org.kith.reach.Estimate;
import org.springframework.stereotype.Service;

/// Which groups of people who follow each other something reached.
@Service
public class ReachedGroups {

  private final Graphs graphs;
  private final Crowds crowds;
  private final ProspectStore store;
  private final GroupNames names;

  ReachedGroups(Graphs graphs, Crowds crowds, ProspectStore store, GroupNames names) {
    this.graphs = graphs;
    this.crowds = crowds;
    this.store = store;
    this.names = names;
  }

  /// Of one group.
  ///
  /// @param group its number, from 0 for the largest
  /// @param names whom most of it hears, as far as they may be named
  /// @param reached its people who could hear it: at least those known by name
  /// @param size how many are in it
  /// @param speakers how many of those who carried it are of it
  public record Group(int group, List<String> names, Estimate reached, int size, int speakers) {
    public Group {
      names = List.copyOf(names);
    }
  }

  /// The groups in which these accounts reach most, the largest number first; empty while groups
  /// are not found yet.
  ///
  /// @param all how many they reach in all
  public Optional<List<Group>> of(Collection<AccountId> carriers, Estimate all, int most) {
    var latest = graphs.soon();
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    var graph = latest.get();
    if (!graph.hasCommunities()) {
      graphs.findCommunities(graph);
      return Optional.empty();
    }
    var crowd = crowds.listed();
    var reached = reached(graph, carriers);
    double unlisted =
        all.how() == Estimate.How.EXACT ? 0 : Math.max(0, all.high() - reached.cardinality());
    var counts = new Int2IntOpenHashMap();
    reached.stream().forEach(node -> counts.addTo(graph.communities().of(node), 1));
    var speaking = new Int2IntOpenHashMap();
    graph.nodes(carriers).forEach(node -> speaking.addTo(graph.communities().of(node), 1));
    return Optional.of(
        counts.int2IntEntrySet().stream()
            .sorted(
                Comparator.comparingInt((Int2IntMap.Entry e) -> e.getIntValue())
                    .reversed()
                    .thenComparingInt(e -> e.getIntKey()))
            .limit(most)
            .map(entry ->
                new Group(
                    entry.getIntKey(),
                    crowd.map(c -> names.of(c, entry.getIntKey(), Set.of())).orElse(List.of()),
                    estimate(entry.getIntValue(), reached.cardinality(), unlisted),
                    graph.communities().size(entry.getIntKey()),
                    speaking.get(entry.getIntKey())))
            .toList());
  }

  /// Who is known by number alone may be in any group.
  private static Estimate estimate(int count, int all, double unlisted) {
    return unlisted <= 0
        ? Estimate.exact(count)
        : new Estimate(
            count, count, count + unlisted, 1, all / (all + unlisted), Estimate.How.COUNTED);
  }

  private BitSet reached(KnownGraph graph, Collection<AccountId> carriers) {
    var reached = new BitSet(graph.graph().nodes());
    for (var facts : store.accounts(carriers)) {
      int node = graph.node(facts.id());
      if (node >= 0 && facts.mayBeFound() && facts.mayBeListed()) {
        long end = graph.graph().audienceEnd(node);
        for (long at = graph.graph().audienceStart(node); at < end; at++) {
          reached.set(graph.graph().audienceAt(at));
        }
      }
    }
    graph.nodes(carriers).forEach(reached::clear);
    return reached;
  }
}
