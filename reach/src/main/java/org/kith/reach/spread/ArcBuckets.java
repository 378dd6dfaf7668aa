package org.kith.reach.spread;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.kith.reach.graph.ArcProbabilities;
import org.kith.reach.graph.FollowerGraph;

/// The accounts that each node follows, the most likely to carry first, in buckets by powers of
/// two: a bucket of `h` halvings holds the probabilities in `(2^-(h+1), 2^-h]`, the last one all
/// below. Arcs that never carry are in none.
///
/// A draw leaps through a bucket by its bound, and less than half of what it meets fails [1]. The
/// logarithms of the bounds are taken once, in double precision: with single precision `log(1-p)`
/// is 6 % off at a p of one in a million.
///
/// | | |
/// |---|---|
/// | Time | O(n + m) to build; a draw takes O(buckets of the node + twice the live arcs), and meets one and a half arcs at most in the mean for each live one |
/// | Memory | outside the heap 8n, 4 bytes an arc, 8 a bucket: at most 41 buckets a node, and no more than it has arcs |
/// | Ties | arcs of one bucket in ascending order of ids |
/// | Threads | immutable |
///
/// 1. Guo, Wang, Wei, Chen. *Influence maximization revisited (SUBSIM).* SIGMOD 2020, 3.3; here the
///    buckets of a node are all visited, as they are few.
final class ArcBuckets {

  private static final int MOST_HALVINGS = 40;
  private static final double[] PER_MISS = new double[MOST_HALVINGS + 1];

  static {
    for (int h = 0; h <= MOST_HALVINGS; h++) {
      PER_MISS[h] = 1 / Math.log1p(-bound(h));
    }
  }

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final FollowerGraph graph;
  private final ArcProbabilities probabilities;
  private final MemorySegment starts; // by node, in buckets
  private final MemorySegment buckets; // where each ends in its row, and its halvings
  private final MemorySegment order; // by position

  private ArcBuckets(FollowerGraph graph, ArcProbabilities probabilities) {
    var arena = Arena.ofAuto();
    this.graph = graph;
    this.probabilities = probabilities;
    this.starts = arena.allocate(LONG, graph.nodes() + 1L);
    this.order = arena.allocate(INT, graph.followingPositions());
    int[] sizes = new int[MOST_HALVINGS + 1];
    long total = 0;
    for (int v = 0; v < graph.nodes(); v++) {
      starts.set(LONG, (long) v << 3, total);
      count(v, sizes);
      for (int size : sizes) {
        total += size > 0 ? 1 : 0;
      }
    }
    starts.set(LONG, (long) graph.nodes() << 3, total);
    this.buckets = arena.allocate(LONG, total);
  }

  static ArcBuckets of(FollowerGraph graph, ArcProbabilities probabilities) {
    var made = new ArcBuckets(graph, probabilities);
    int[] sizes = new int[MOST_HALVINGS + 1];
    for (int v = 0; v < graph.nodes(); v++) {
      made.fill(v, sizes);
    }
    return made;
  }

  private void count(int v, int[] sizes) {
    Arrays.fill(sizes, 0);
    long end = graph.followingEnd(v);
    for (long i = graph.followingStart(v); i < end; i++) {
      float p = probabilities.at(i);
      if (p > 0) {
        sizes[halvings(p)]++;
      }
    }
  }

  private void fill(int v, int[] next) {
    count(v, next);
    long bucket = start(v);
    int ends = 0;
    for (int h = 0; h <= MOST_HALVINGS; h++) {
      int size = next[h];
      next[h] = ends;
      ends += size;
      if (size > 0) {
        buckets.set(LONG, bucket++ << 3, (long) ends << 8 | h);
      }
    }
    long row = row(v);
    long end = graph.followingEnd(v);
    for (long i = row; i < end; i++) {
      float p = probabilities.at(i);
      if (p > 0) {
        order.set(INT, (row + next[halvings(p)]++) << 2, (int) (i - row));
      }
    }
  }

  /// How often 1 can be halved and still bound p, at most 40 times.
  static int halvings(float p) {
    return Math.min(MOST_HALVINGS, -1 - Math.getExponent(Math.nextDown(p)));
  }

  static double bound(int halvings) {
    return Math.scalb(1.0, -halvings);
  }

  /// What the logarithm of an even number is multiplied with for the gap to the next arc met.
  static double perMiss(int halvings) {
    return PER_MISS[halvings];
  }

  long row(int v) {
    return graph.followingStart(v);
  }

  long start(int v) {
    return starts.get(LONG, (long) v << 3);
  }

  long end(int v) {
    return starts.get(LONG, (v + 1L) << 3);
  }

  /// Where a bucket ends, counted from the beginning of the node's row.
  int upTo(long bucket) {
    return (int) (buckets.get(LONG, bucket << 3) >>> 8);
  }

  int halvings(long bucket) {
    return (int) (buckets.get(LONG, bucket << 3) & 0xff);
  }

  /// Which of those that a node follows stands at a place of its row.
  int position(long place) {
    return order.get(INT, place << 2);
  }

  float probability(long position) {
    return probabilities.at(position);
  }
}
