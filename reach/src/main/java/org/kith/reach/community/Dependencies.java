package org.kith.reach.community;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import org.kith.reach.graph.FollowerGraph;

/// How much of what one account says passes through each other one on its way to other groups: a
/// search forward, and a sweep back over what it found [1]; only ends in other groups count [2].
///
/// 1. Brandes. *A faster algorithm for betweenness centrality.* Journal of Mathematical Sociology
///    25, 2001.
/// 2. Brandes. *On variants of shortest-path betweenness centrality and their generic computation.*
///    Social Networks 30, 2008.
final class Dependencies {

  private final FollowerGraph graph;
  private final int[] group;
  private final Levels levels;
  private final double[] owed;
  private final DoubleArrayList scales = new DoubleArrayList(); // by depth

  Dependencies(FollowerGraph graph, int[] group) {
    this.graph = graph;
    this.group = group;
    this.levels = new Levels(graph, true);
    this.owed = new double[graph.nodes()];
  }

  /// Adds to each account the number of ends of other groups that this one reaches through it.
  void add(int source, double[] sums) {
    levels.begin(source);
    scales.clear();
    do {
      scales.add(levels.scale());
    } while (levels.grow());
    for (int i = levels.size() - 1; i > 0; i--) {
      int v = levels.found(i);
      double through = owed[v];
      owed[v] = 0;
      sums[v] += through;
      pass(v, through + (group[v] == group[source] ? 0 : 1));
    }
    owed[source] = 0;
  }

  private void pass(int v, double passing) {
    if (passing == 0) {
      return;
    }
    int depth = levels.depth(v) - 1;
    double each = passing * scales.getDouble(depth + 1) / levels.ways(v);
    for (long a = graph.followingStart(v), end = graph.followingEnd(v); a < end; a++) {
      int u = graph.followedAt(a);
      if (levels.depth(u) == depth) {
        owed[u] += levels.ways(u) * each;
      }
    }
  }
}
