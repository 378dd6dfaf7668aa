package org.kith.reach.spread;

import org.kith.reach.graph.FollowerGraph;

/// How somebody who has spoken makes a follower speak.
public sealed interface DiffusionModel {

  /// Independent cascade where each of the d accounts that v follows carries to v with probability
  /// 1/d: everybody listens to one account in the mean. The usual choice.
  record WeightedCascade() implements DiffusionModel {}

  /// Independent cascade where every arc carries with the same probability.
  ///
  /// @param probability from 0 to 1
  record ConstantCascade(double probability) implements DiffusionModel {
    public ConstantCascade {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability must lie in [0, 1], was " + probability);
      }
    }
  }

  /// Linear threshold with equal weights: v speaks once the part of the accounts it follows that
  /// speak exceeds a threshold drawn evenly from [0, 1).
  record LinearThreshold() implements DiffusionModel {}

  /// The probability that an arc carries to a node that follows `following` accounts, if the arc is
  /// the only one to try.
  default double probability(int following) {
    return switch (this) {
      case WeightedCascade _, LinearThreshold _ -> 1.0 / following;
      case ConstantCascade(double probability) -> probability;
    };
  }

  /// The mean of [#probability] over all arcs of a graph, 0 where there are none.
  default double meanProbability(FollowerGraph graph) {
    double sum = 0;
    for (int v = 0; v < graph.nodes(); v++) {
      int following = graph.followingSize(v);
      sum += following == 0 ? 0 : following * probability(following);
    }
    return graph.arcs() == 0 ? 0 : sum / graph.arcs();
  }
}
