package org.kith.reach.cascade;

import java.util.Arrays;
import org.kith.reach.cascade.Prior.Factors;
import org.kith.reach.graph.FollowerGraph;

/// Finds the prior under which it is most probable that arcs carried as often as they did
/// (empirical Bayes), counts taken as Poisson, since arcs carry rarely.
final class PriorFit {

  private static final int ROUNDS = 3;
  private static final double LEAST_LEVEL = 1e-9;

  private final FollowerGraph graph;
  private final Evidence evidence;
  private final double[] carried; // by stored arc
  private final float[] sources;
  private final float[] listeners;

  /// @param carried how often each stored arc did
  PriorFit(FollowerGraph graph, Evidence evidence, double[] carried) {
    this.graph = graph;
    this.evidence = evidence;
    this.carried = carried;
    this.sources = new float[graph.nodes()];
    this.listeners = new float[graph.nodes()];
    Arrays.fill(sources, 1);
    Arrays.fill(listeners, 1);
  }

  /// The level alone.
  static double level(FollowerGraph graph, Evidence evidence, double carried) {
    var fit = new PriorFit(graph, evidence, new double[0]);
    return level(carried, fit.expected(true));
  }

  private static double level(double carried, double[] expected) {
    double all = Arrays.stream(expected).sum();
    return all > 0 ? Math.max(LEAST_LEVEL, carried / all) : 1;
  }

  /// @param strength of the prior, which is not fitted here
  Prior fit(double strength) {
    double[] bySource = counts(true);
    double[] byListener = counts(false);
    double all = Arrays.stream(carried).sum();
    double level = level(all, expected(true));
    double sourceShape = 1;
    double listenerShape = 1;
    for (int round = 0; round < ROUNDS; round++) {
      sourceShape = factors(bySource, expected(true), level, sources);
      listenerShape = factors(byListener, expected(false), level, listeners);
      level = level(all, expected(true));
    }
    return new Prior(
        graph,
        level,
        strength,
        sourceShape,
        listenerShape,
        new Factors(sources),
        new Factors(listeners));
  }

  private double[] counts(boolean bySource) {
    double[] counts = new double[graph.nodes()];
    for (int a = 0; a < carried.length; a++) {
      counts[bySource ? evidence.from(a) : evidence.to(a)] += carried[a];
    }
    return counts;
  }

  /// How often arcs would carry at level 1, summed by one end; without that end's own factor when
  /// factors are fitted.
  private double[] expected(boolean bySource) {
    double[] expected = new double[graph.nodes()];
    for (int u = 0; u < expected.length; u++) {
      int heard = evidence.heard(u);
      if (heard > 0) {
        long end = graph.audienceEnd(u);
        for (long i = graph.audienceStart(u); i < end; i++) {
          int v = graph.audienceAt(i);
          expected[bySource ? u : v] += heard * weight(u, v);
        }
      }
    }
    for (int a = 0; a < evidence.arcs(); a++) {
      int u = evidence.from(a);
      int v = evidence.to(a);
      expected[bySource ? u : v] -= evidence.untried(a) * weight(u, v);
    }
    return expected;
  }

  private double weight(int u, int v) {
    return (double) sources[u] * listeners[v] / graph.followingSize(v);
  }

  /// Fits the gamma distribution of the factors of one end and sets each to its posterior mean.
  ///
  /// @param expected with the present factors in it
  /// @return the shape
  private static double factors(double[] counts, double[] expected, double level, float[] factors) {
    double[] bare = new double[counts.length];
    for (int u = 0; u < bare.length; u++) {
      bare[u] = Math.max(0, level * expected[u] / factors[u]);
    }
    double shape = Maximum.of(k -> likelihood(counts, bare, k), 1e-3, 1e4);
    for (int u = 0; u < bare.length; u++) {
      factors[u] = (float) ((shape + counts[u]) / (shape + bare[u]));
    }
    return shape;
  }

  private static double likelihood(double[] counts, double[] expected, double shape) {
    double sum = 0;
    for (int u = 0; u < counts.length; u++) {
      if (expected[u] > 0) {
        sum += NegativeBinomial.logLikelihood(counts[u], expected[u], shape);
      }
    }
    return sum;
  }
}
