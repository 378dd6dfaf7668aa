package org.kith.reach.cascade;

import org.kith.reach.graph.FollowerGraph;

/// A way to tell beforehand how readily an account passes on what another says.
enum Forecaster {
  /// What was learned.
  LEARNED(0, "learned", true),
  /// Weighted cascade, scaled so that as much is passed on in all as in the time learned from.
  SCALED(1, "scaledCascade", true),
  /// Weighted cascade as it is.
  CASCADE(2, "weightedCascade", true),
  /// The more hear somebody the better; tells an order only.
  AUDIENCE(3, "biggestAudience", false);

  /// Nothing is quite sure: else one surprise would make a likelihood 0.
  private static final double MOST = 1 - 1e-6;

  /// Its place in arrays.
  final int place;

  final String title;
  final boolean tellsProbability;

  Forecaster(int place, String title, boolean tellsProbability) {
    this.place = place;
    this.title = title;
    this.tellsProbability = tellsProbability;
  }

  /// @param learned from the time before
  /// @param scale of weighted cascade
  double of(FollowerGraph graph, LearnedArcs learned, double scale, int u, int v) {
    return switch (this) {
      case LEARNED -> Math.min(MOST, learned.probability(u, v));
      case SCALED -> Math.min(MOST, scale / graph.followingSize(v));
      case CASCADE -> Math.min(MOST, 1.0 / graph.followingSize(v));
      case AUDIENCE -> graph.audienceSize(u);
    };
  }
}
