package org.kith.reach.community;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.kith.reach.graph.FollowerGraph;

/// A breadth-first search from one account, level by level, that counts the shortest ways to each
/// account it finds.
///
/// Numbers of ways grow with the power of the distance and soon pass any range, so the counts of a
/// level are scaled down together where they grow large; within a level they stay comparable.
final class Levels {

  private static final double LARGE = 0x1p400; // the product of two is still far from the end

  private final FollowerGraph graph;
  private final boolean along;
  private final int[] depth; // -1 where not found
  private final double[] ways; // 0 where not found
  private final int[] order; // accounts as they were found
  private int from; // of the last level in the order
  private int size;
  private long ahead;
  private double scale;

  /// @param along whether to go as messages go, to those who hear; else to those who are followed
  Levels(FollowerGraph graph, boolean along) {
    this.graph = graph;
    this.along = along;
    this.depth = new int[graph.nodes()];
    this.ways = new double[graph.nodes()];
    this.order = new int[graph.nodes()];
    Arrays.fill(depth, -1);
  }

  /// Forgets the last search and begins one.
  void begin(int root) {
    for (int i = 0; i < size; i++) {
      depth[order[i]] = -1;
      ways[order[i]] = 0;
    }
    size = 0;
    from = 0;
    ahead = 0;
    scale = 1;
    find(root, 0);
    ways[root] = 1;
  }

  /// Finds the next level; false if there is none.
  boolean grow() {
    int begin = from;
    int end = size;
    from = end;
    ahead = 0;
    for (int i = begin; i < end; i++) {
      int u = order[i];
      int next = depth[u] + 1;
      long last = end(u, along);
      for (long a = start(u, along); a < last; a++) {
        int v = at(a, along);
        if (depth[v] < 0) {
          find(v, next);
        }
        if (depth[v] == next) {
          ways[v] += ways[u];
        }
      }
    }
    scaleDown();
    return from < size;
  }

  private void find(int v, int at) {
    depth[v] = at;
    order[size++] = v;
    ahead += 1 + end(v, along) - start(v, along);
  }

  private void scaleDown() {
    double most = 0;
    for (int i = from; i < size; i++) {
      most = Math.max(most, ways[order[i]]);
    }
    scale = most > LARGE ? 1 / LARGE : 1;
    for (int i = from; scale < 1 && i < size; i++) {
      ways[order[i]] = Math.max(Double.MIN_NORMAL, ways[order[i]] * scale);
    }
  }

  /// One of the accounts before this one on shortest ways to it, drawn so that all ways are equally
  /// likely.
  ///
  /// @param v found, and not the root
  int before(int v, SplittableRandom random) {
    double sum = 0;
    int drawn = -1;
    for (long a = start(v, !along), last = end(v, !along); a < last; a++) {
      int u = at(a, !along);
      if (depth[u] == depth[v] - 1) {
        sum += ways[u];
        if (random.nextDouble() * sum < ways[u]) {
          drawn = u;
        }
      }
    }
    return drawn;
  }

  private long start(int v, boolean hearers) {
    return hearers ? graph.audienceStart(v) : graph.followingStart(v);
  }

  private long end(int v, boolean hearers) {
    return hearers ? graph.audienceEnd(v) : graph.followingEnd(v);
  }

  private int at(long position, boolean hearers) {
    return hearers ? graph.audienceAt(position) : graph.followedAt(position);
  }

  /// What the next level costs: accounts and arcs to look at.
  long ahead() {
    return ahead;
  }

  /// How many accounts were found.
  int size() {
    return size;
  }

  /// Where the last level begins among those found.
  int lastLevel() {
    return from;
  }

  /// The accounts in the order in which they were found.
  int found(int i) {
    return order[i];
  }

  /// How far an account is, -1 where it was not found.
  int depth(int v) {
    return depth[v];
  }

  /// The number of shortest ways to an account, comparable within its level.
  double ways(int v) {
    return ways[v];
  }

  /// By what the last level was scaled down; the others keep their scale.
  double scale() {
    return scale;
  }
}
