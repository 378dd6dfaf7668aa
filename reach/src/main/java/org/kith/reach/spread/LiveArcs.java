package org.kith.reach.spread;

import org.kith.reach.graph.ArcProbabilities;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.spread.DiffusionModel.ConstantCascade;
import org.kith.reach.spread.DiffusionModel.LinearThreshold;
import org.kith.reach.spread.DiffusionModel.PerArc;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;

/// Which of the accounts a node follows carry to it in one world: positions among them, each once.
///
/// Drawn straight from how many there are or how far apart they lie, so that the time goes with the
/// live arcs and not with all. One instance for each thread.
///
/// 1. Guo, Wang, Wei, Chen. *Influence maximization revisited (SUBSIM).* SIGMOD 2020, for drawing
///    only what is live. 2. Bentley, Floyd. *A sample of brilliance.* CACM 30, 1987, for distinct
///    positions.
abstract sealed class LiveArcs {

  int[] positions = new int[16];

  /// Draws the live arcs to v, and returns how many there are; they are the first of [#positions].
  ///
  /// @param following how many accounts v follows, at least 1
  abstract int draw(long world, int v, int following);

  /// @return what makes one for each thread
  static java.util.function.Supplier<LiveArcs> of(DiffusionModel model, FollowerGraph graph) {
    model.requireFits(graph);
    return switch (model) {
      case WeightedCascade _ -> {
        var counts = BinomialCounts.of(graph);
        yield () -> new Counted(counts);
      }
      case ConstantCascade(double p) ->
          p == 0 ? None::new : p == 1 ? All::new : () -> new Skipped(p);
      case LinearThreshold _ -> One::new;
      case PerArc(ArcProbabilities probabilities) -> {
        var buckets = ArcBuckets.of(graph, probabilities);
        yield () -> new Bucketed(buckets);
      }
    };
  }

  final void put(int at, int position) {
    if (at == positions.length) {
      positions = java.util.Arrays.copyOf(positions, 2 * at);
    }
    positions[at] = position;
  }

  /// First how many, then which.
  private static final class Counted extends LiveArcs {
    private final BinomialCounts counts;

    Counted(BinomialCounts counts) {
      this.counts = counts;
    }

    @Override
    int draw(long world, int v, int following) {
      long coin = Coins.of(world, v);
      int count = counts.draw(following, (int) coin);
      if (count == 1) { // the most frequent by far beside none
        positions[0] = following == 1 ? 0 : Coins.below(following, Coins.after(coin));
        return 1;
      }
      for (int i = 0; i < count; i++) {
        coin = Coins.after(coin);
        int last = following - count + i;
        int drawn = Coins.below(last + 1, coin);
        put(i, isAmong(i, drawn) ? last : drawn);
      }
      return count;
    }

    private boolean isAmong(int drawn, int position) {
      for (int i = 0; i < drawn; i++) {
        if (positions[i] == position) {
          return true;
        }
      }
      return false;
    }
  }

  /// Leaps over those that fail: the gaps are geometric.
  private static final class Skipped extends LiveArcs {
    private final double perMiss;

    Skipped(double probability) {
      this.perMiss = 1 / Math.log1p(-probability);
    }

    @Override
    int draw(long world, int v, int following) {
      long coin = Coins.of(world, v);
      int count = 0;
      double position = Math.floor(Math.log(Coins.unit(coin)) * perMiss);
      while (position < following) {
        put(count++, (int) position);
        coin = Coins.after(coin);
        position += 1 + Math.floor(Math.log(Coins.unit(coin)) * perMiss);
      }
      return count;
    }
  }

  /// Leaps as if all of a bucket were as likely as its bound, and keeps of what it meets as much as
  /// is due. Where the bound is a half or more, nearly everything is met: each is tossed for.
  private static final class Bucketed extends LiveArcs {
    private final ArcBuckets buckets;
    private long coin;
    private int count;

    Bucketed(ArcBuckets buckets) {
      this.buckets = buckets;
    }

    @Override
    int draw(long world, int v, int following) {
      coin = Coins.of(world, v);
      count = 0;
      int from = 0;
      long end = buckets.end(v);
      for (long b = buckets.start(v); b < end; b++) {
        int to = buckets.upTo(b);
        int halvings = buckets.halvings(b);
        if (halvings <= 1) {
          toss(buckets.row(v), from, to);
        } else {
          leap(buckets.row(v), from, to, halvings);
        }
        from = to;
      }
      return count;
    }

    private void toss(long row, int from, int to) {
      for (int i = from; i < to; i++) {
        int position = buckets.position(row + i);
        if (unit() <= buckets.probability(row + position)) {
          put(count++, position);
        }
      }
    }

    private void leap(long row, int from, int to, int halvings) {
      double perMiss = ArcBuckets.perMiss(halvings);
      double bound = ArcBuckets.bound(halvings);
      double i = from + Math.floor(Math.log(unit()) * perMiss);
      while (i < to) {
        int position = buckets.position(row + (int) i);
        if (unit() * bound <= buckets.probability(row + position)) {
          put(count++, position);
        }
        i += 1 + Math.floor(Math.log(unit()) * perMiss);
      }
    }

    private double unit() {
      double unit = Coins.unit(coin);
      coin = Coins.after(coin);
      return unit;
    }
  }

  /// Exactly one, whichever.
  private static final class One extends LiveArcs {
    @Override
    int draw(long world, int v, int following) {
      positions[0] = Coins.below(following, Coins.of(world, v));
      return 1;
    }
  }

  private static final class None extends LiveArcs {
    @Override
    int draw(long world, int v, int following) {
      return 0;
    }
  }

  private static final class All extends LiveArcs {
    @Override
    int draw(long world, int v, int following) {
      for (int i = 0; i < following; i++) {
        put(i, i);
      }
      return following;
    }
  }
}
