package org.kith.reach.sketch;

import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/// What each node counts when it is reached: 1, a weight, or nothing.
///
/// A segment is a weight of 1 for its members and of 0 for everybody else. Whoever counts nothing
/// still passes messages on.
///
/// | | |
/// |---|---|
/// | Time | O(1) a node |
/// | Memory | 8n bytes; none where everybody counts 1; 8 bytes for each who counts nothing |
/// | Ties | none |
/// | Threads | immutable |
///
/// 1. Cochran. *Sampling Techniques.* 1977, chapter 5, for strata that are drawn from by weight.
public final class AudienceWeights {

  private final int nodes;
  private final double[] weight; // empty where everybody counts 1
  private final IntOpenHashSet nothing;

  private AudienceWeights(int nodes, double[] weight, IntOpenHashSet nothing) {
    this.nodes = nodes;
    this.weight = weight;
    this.nothing = nothing;
  }

  /// Every node counts 1.
  public static AudienceWeights equal(int nodes) {
    return new AudienceWeights(nodes, new double[0], new IntOpenHashSet());
  }

  /// @param weight for each node, finite and at least 0
  public static AudienceWeights of(double... weight) {
    for (int v = 0; v < weight.length; v++) {
      if (!(weight[v] >= 0 && weight[v] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a weight is finite and at least 0, was %s for node %d".formatted(weight[v], v));
      }
    }
    return new AudienceWeights(weight.length, weight.clone(), new IntOpenHashSet());
  }

  /// The same, but these count nothing.
  public AudienceWeights without(IntCollection excluded) {
    var none = new IntOpenHashSet(nothing);
    none.addAll(excluded);
    return new AudienceWeights(nodes, weight, none);
  }

  public int nodes() {
    return nodes;
  }

  /// Whether reaching somebody is the same whoever it is.
  public boolean isEqual() {
    return weight.length == 0 && nothing.isEmpty();
  }

  public double of(int node) {
    if (!nothing.isEmpty() && nothing.contains(node)) {
      return 0;
    }
    return weight.length == 0 ? 1 : weight[node];
  }

  /// What reaching everybody is worth.
  public double total() {
    double total = 0;
    for (int v = 0; v < nodes; v++) {
      total += of(v);
    }
    return total;
  }
}
