package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.spread.DiffusionModel.LinearThreshold;

/// The spread by going through all possible worlds: slow, obvious, for a dozen arcs.
public final class ExactSpread {

  private final FollowerGraph graph;
  private final DiffusionModel model;
  private final Weights weights;
  private final boolean[][] live; // by node and position among those it follows

  public ExactSpread(FollowerGraph graph, DiffusionModel model, Weights weights) {
    this.graph = graph;
    this.model = model;
    this.weights = weights;
    this.live = new boolean[graph.nodes()][];
    for (int v = 0; v < live.length; v++) {
      live[v] = new boolean[graph.followingSize(v)];
    }
  }

  public double of(IntCollection seeds) {
    return model instanceof LinearThreshold ? choose(0, seeds) : flip(0, 0, seeds);
  }

  private double flip(int v, int i, IntCollection seeds) {
    if (v == live.length) {
      return reached(seeds);
    }
    if (i == live[v].length) {
      return flip(v + 1, 0, seeds);
    }
    double p = model.probability(graph, v, graph.followingStart(v) + i);
    live[v][i] = true;
    double spread = p == 0 ? 0 : p * flip(v, i + 1, seeds);
    live[v][i] = false;
    return p == 1 ? spread : spread + (1 - p) * flip(v, i + 1, seeds);
  }

  /// Linear threshold is a world where every node listens to exactly one of those it follows.
  private double choose(int v, IntCollection seeds) {
    if (v == live.length) {
      return reached(seeds);
    }
    if (live[v].length == 0) {
      return choose(v + 1, seeds);
    }
    double spread = 0;
    for (int i = 0; i < live[v].length; i++) {
      live[v][i] = true;
      spread += choose(v + 1, seeds) / live[v].length;
      live[v][i] = false;
    }
    return spread;
  }

  private double reached(IntCollection seeds) {
    var reached = new IntOpenHashSet(seeds);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (int v = 0; v < live.length; v++) {
        int[] following = graph.following(v);
        for (int i = 0; i < following.length; i++) {
          grows |= live[v][i] && reached.contains(following[i]) && reached.add(v);
        }
      }
    }
    double sum = 0;
    for (int v : reached.toIntArray()) {
      sum += weights.of(v);
    }
    return sum;
  }
}
