package org.kith.reach.spread;

import org.kith.reach.graph.ArcProbabilities;
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

  /// Independent cascade where every arc carries with a probability of its own, as learned from who
  /// passed on what.
  ///
  /// @param probabilities of the arcs of the graph that the model is used with
  record PerArc(ArcProbabilities probabilities) implements DiffusionModel {}

  /// The probability that an arc carries if it is the only one to try.
  ///
  /// @param v the node it leads to
  /// @param position among those v follows, from `followingStart(v)` to before `followingEnd(v)`
  default double probability(FollowerGraph graph, int v, long position) {
    return switch (this) {
      case WeightedCascade _, LinearThreshold _ -> 1.0 / graph.followingSize(v);
      case ConstantCascade(double probability) -> probability;
      case PerArc(ArcProbabilities probabilities) -> probabilities.at(position);
    };
  }

  /// Makes sure that the model can be used with a graph.
  ///
  /// @throws IllegalArgumentException if it holds the probabilities of another one
  default void requireFits(FollowerGraph graph) {
    if (this instanceof PerArc(ArcProbabilities probabilities)) {
      probabilities.requireOf(graph);
    }
  }

  /// The mean of [#probability] over all arcs of a graph, 0 where there are none.
  default double meanProbability(FollowerGraph graph) {
    double sum = 0;
    for (int v = 0; v < graph.nodes(); v++) {
      sum += sumTo(graph, v);
    }
    return graph.arcs() == 0 ? 0 : sum / graph.arcs();
  }

  private double sumTo(FollowerGraph graph, int v) {
    long start = graph.followingStart(v);
    long end = graph.followingEnd(v);
    if (!(this instanceof PerArc)) {
      return end == start ? 0 : (end - start) * probability(graph, v, start);
    }
    double sum = 0;
    for (long i = start; i < end; i++) {
      sum += probability(graph, v, i);
    }
    return sum;
  }
}
