package org.kith.reach;

import java.util.SplittableRandom;
import org.kith.reach.graph.FollowerGraph;

/// Small and skewed graphs for tests, the same for the same random numbers.
public final class RandomGraphs {

  private RandomGraphs() {}

  /// Up to `arcs` distinct arcs, drawn evenly, without loops.
  public static FollowerGraph even(SplittableRandom random, int nodes, int arcs) {
    var graph = FollowerGraph.builder(nodes);
    for (int i = 0; i < arcs; i++) {
      graph.arc(random.nextInt(nodes), random.nextInt(nodes));
    }
    return graph.build();
  }

  /// Audiences that follow a Zipf law: node 0 has the largest.
  public static FollowerGraph skewed(SplittableRandom random, int nodes, int arcs) {
    var graph = FollowerGraph.builder(nodes);
    for (int i = 0; i < arcs; i++) {
      int u = (int) Math.min(nodes - 1, Math.pow(nodes, random.nextDouble()) - 1);
      graph.arc(u, random.nextInt(nodes));
    }
    return graph.build();
  }
}
