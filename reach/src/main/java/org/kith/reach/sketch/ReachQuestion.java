package org.kith.reach.sketch;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;

/// Whose reach is asked for: what the nodes within `hops` arcs of a set are worth, the set itself
/// left out.
///
/// @param hops at least 0
/// @param of the set; whatever is given twice is there once
/// @param weights what each node of the graph counts
public record ReachQuestion(int hops, IntList of, AudienceWeights weights) {

  public ReachQuestion {
    if (hops < 0) {
      throw new IllegalArgumentException("hops must be at least 0, was " + hops);
    }
    of = IntLists.unmodifiable(new IntArrayList(of));
    for (int u : of) {
      if (u < 0 || u >= weights.nodes()) {
        throw new IllegalArgumentException(
            "node %d is not in [0, %d)".formatted(u, weights.nodes()));
      }
    }
  }

  /// Where everybody counts 1.
  ///
  /// @param nodes of the graph
  public static ReachQuestion unweighted(int hops, IntCollection of, int nodes) {
    return new ReachQuestion(hops, new IntArrayList(of), AudienceWeights.equal(nodes));
  }
}
