package org.kith.reach.cascade;

import org.kith.reach.graph.FollowerGraph;

/// What is believed of an arc u→v before it was seen to carry: a beta distribution around
///
/// `m(u, v) = level · source(u) · listener(v) / indegree(v)`, at most 1/2,
///
/// so weighted cascade, at the level at which things are passed on at all, and more or less by who
/// speaks and who listens.
///
/// @param level the probability that an account passes on what one of all it follows says, in the
///   mean, times the number it follows
/// @param strength how many trials the belief counts as
/// @param sourceShape how alike speakers are: the shape of a gamma distribution of mean 1
/// @param listenerShape the same for listeners
record Prior(
    FollowerGraph graph,
    double level,
    double strength,
    double sourceShape,
    double listenerShape,
    Factors sources,
    Factors listeners) {

  private static final double MOST = 0.5;

  /// A factor for each account.
  @SuppressWarnings("ArrayRecordComponent") // read in inner loops, never compared
  record Factors(float[] values) {
    double of(int account) {
      return values[account];
    }
  }

  double mean(int u, int v) {
    return Math.min(MOST, level * sources.of(u) * listeners.of(v) / graph.followingSize(v));
  }

  /// The means of stored arcs.
  double[] means(Evidence evidence) {
    double[] means = new double[evidence.arcs()];
    for (int a = 0; a < means.length; a++) {
      means[a] = mean(evidence.from(a), evidence.to(a));
    }
    return means;
  }
}
