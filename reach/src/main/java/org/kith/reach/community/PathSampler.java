package org.kith.reach.community;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.kith.reach.graph.FollowerGraph;

/// Draws one of the shortest ways between two accounts, each with the same probability.
///
/// Searches from both ends, always on the side whose next level is cheaper, until they meet [1,
/// section 4.1]: on graphs of people that looks at a small part of what one search would.
///
/// 1. Borassi, Natale. *KADABRA is an adaptive algorithm for betweenness via random approximation.*
///    ESA 2016.
final class PathSampler {

  private final Levels heads;
  private final Levels tails;

  PathSampler(FollowerGraph graph) {
    this.heads = new Levels(graph, true);
    this.tails = new Levels(graph, false);
  }

  /// Names the accounts within one way from an account to another; none if no way leads there.
  void draw(PairsApart.Pair pair, SplittableRandom random, IntConsumer within) {
    heads.begin(pair.first());
    tails.begin(pair.second());
    while (true) {
      boolean forward = heads.ahead() <= tails.ahead();
      var side = forward ? heads : tails;
      if (!side.grow()) {
        return;
      }
      int middle = meeting(side, forward ? tails : heads, random);
      if (middle >= 0) {
        walk(heads, middle, random, within);
        walk(tails, middle, random, within);
        if (heads.depth(middle) > 0 && tails.depth(middle) > 0) {
          within.accept(middle);
        }
        return;
      }
    }
  }

  /// Where the sides meet. They had not met before, so every shortest way leads through exactly one
  /// account of the side's last level that the other side has found, and that in its last level.
  private static int meeting(Levels side, Levels other, SplittableRandom random) {
    double sum = 0;
    int drawn = -1;
    for (int i = side.lastLevel(); i < side.size(); i++) {
      int v = side.found(i);
      if (other.depth(v) >= 0) {
        double ways = side.ways(v) * other.ways(v);
        sum += ways;
        if (random.nextDouble() * sum < ways) {
          drawn = v;
        }
      }
    }
    return drawn;
  }

  private static void walk(Levels side, int from, SplittableRandom random, IntConsumer within) {
    for (int v = from, left = side.depth(from) - 1; left > 0; left--) {
      v = side.before(v, random);
      within.accept(v);
    }
  }
}
