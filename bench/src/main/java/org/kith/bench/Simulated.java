package org.kith.bench;

import it.unimi.dsi.fastutil.ints.IntList;
import java.util.concurrent.CompletableFuture;
import org.kith.reach.Estimate;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.Draws;
import org.kith.reach.spread.MonteCarlo;
import org.kith.reach.spread.Weights;

/// A spread as playing the message through the graph gives it, whoever chose the people.
///
/// @param mean over all runs
/// @param error of the mean, one standard error
record Simulated(double mean, double error) {

  private static final long SEED = 7;
  private static final long WORK = 400_000_000; // arcs looked at, about

  /// Half of the runs on each of two threads.
  static Simulated of(FollowerGraph graph, IntList seeds) {
    int runs = Math.clamp(WORK / 2 / (1 + graph.arcs()), 8, 2_000);
    var one = CompletableFuture.supplyAsync(() -> half(graph, seeds, new Draws(SEED, 0, runs)));
    var two = half(graph, seeds, new Draws(SEED, runs, runs));
    var first = one.join();
    double error = Math.hypot(third(first), third(two)) / 2;
    return new Simulated((first.value() + two.value()) / 2, error);
  }

  private static Estimate half(FollowerGraph graph, IntList seeds, Draws draws) {
    return new MonteCarlo(graph, new WeightedCascade(), Weights.equal(graph.nodes()))
        .spread(seeds, draws);
  }

  private static double third(Estimate estimate) {
    return (estimate.high() - estimate.value()) / 3;
  }

  /// Whether another figure may be the same within three standard errors.
  boolean agreesWith(Estimate estimate) {
    double half = (estimate.high() - estimate.low()) / 2 / 1.96; // its own standard error
    return Math.abs(estimate.value() - mean) <= 3 * Math.hypot(error, half);
  }

  @Override
  public String toString() {
    return Text.of("%,.0f ± %,.0f", mean, error);
  }
}
