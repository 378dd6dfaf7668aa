package org.kith.reach.sketch;

import it.unimi.dsi.fastutil.ints.IntCollection;
import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// Finds the nodes within some arcs of a set, hop by hop, over a bitmap.
///
/// Before a hop the rows of its frontier are added up: that says what the hop will take, and asks
/// for the offsets of all rows ahead of time. The last hop collects no frontier.
final class Search {

  /* One thread: 200 mid-tier people over two hops of 100 million arcs take 2 to 3 ms, and starting a second one a tenth of that; where
   * there is more to visit the bitmap would have to be shared. */

  private static final int AT_ONCE = 64; // rows asked for together

  private final FollowerGraph graph;
  private final long[] seen;
  private final long[] starts = new long[AT_ONCE];
  private final long[] ends = new long[AT_ONCE];
  private int[] frontier;
  private int[] next = new int[0];
  private int size;
  private final int own;
  private int hops;
  private long reached;
  private long visited;

  /// @param nodes where to start; whatever is given twice is there once
  Search(FollowerGraph graph, IntCollection nodes) {
    this.graph = graph;
    this.seen = new long[Math.ceilDiv(graph.nodes(), Long.SIZE)];
    this.frontier = new int[nodes.size()];
    for (int u : nodes.toIntArray()) {
      if (!has(u)) {
        seen[u >>> 6] |= 1L << u;
        frontier[size++] = u;
      }
    }
    this.own = size;
  }

  /// Goes on until so many hops are done in all, or until the next hop would visit more arcs than
  /// are left of the budget.
  ///
  /// @param budget how many arcs may be visited in all
  /// @return whether all hops are done
  boolean within(int hops, long budget) {
    while (this.hops < hops && size > 0) {
      long arcs = arcs();
      if (arcs > budget - visited) {
        return false;
      }
      visited += arcs;
      this.hops++;
      hop(this.hops == hops, arcs);
    }
    return true;
  }

  private long arcs() {
    long arcs = 0;
    for (int f = 0; f < size; f++) {
      arcs += graph.audienceSize(frontier[f]);
    }
    return arcs;
  }

  private void hop(boolean last, long arcs) {
    if (!last) {
      next = grown(next, Math.min(arcs, graph.nodes()));
    }
    int found = 0;
    for (int from = 0; from < size; from += AT_ONCE) {
      int rows = Math.min(AT_ONCE, size - from);
      ask(from, rows);
      for (int row = 0; row < rows; row++) {
        found = last ? found + count(row) : collect(row, found);
      }
    }
    reached += found;
    if (!last) {
      int[] done = frontier;
      frontier = next;
      next = done;
      size = found;
    } else {
      size = 0; // a further hop would need the frontier: searches end here
    }
  }

  private static int[] grown(int[] array, long size) {
    return array.length >= size ? array : new int[(int) size];
  }

  private void ask(int from, int rows) {
    int any = 0;
    for (int row = 0; row < rows; row++) {
      int u = frontier[from + row];
      starts[row] = graph.audienceStart(u);
      ends[row] = graph.audienceEnd(u);
      if (starts[row] < ends[row]) {
        any |= graph.audienceAt(starts[row]);
      }
    }
    if (any < 0) {
      throw new IllegalStateException("the graph holds a node below 0");
    }
  }

  private int count(int row) {
    int found = 0;
    for (long i = starts[row], end = ends[row]; i < end; i++) {
      int v = graph.audienceAt(i);
      long word = seen[v >>> 6];
      found += (int) (~(word >>> v) & 1);
      seen[v >>> 6] = word | 1L << v;
    }
    return found;
  }

  /// Puts the new nodes of a row behind those found.
  private int collect(int row, int found) {
    for (long i = starts[row], end = ends[row]; i < end; i++) {
      int v = graph.audienceAt(i);
      long word = seen[v >>> 6];
      if ((word >>> v & 1) == 0) {
        next[found++] = v;
        seen[v >>> 6] = word | 1L << v;
      }
    }
    return found;
  }

  /// How many nodes were found beside those it started from.
  long reached() {
    return reached;
  }

  /// How many different nodes it started from.
  int own() {
    return own;
  }

  /// Whether v was found, or is where it started.
  boolean has(int v) {
    return (seen[v >>> 6] >>> v & 1) != 0;
  }

  /// What the nodes found are worth, beside those it started from, in the order of their numbers.
  double worth(AudienceWeights weights, IntCollection nodes) {
    long[] counted = Arrays.copyOf(seen, seen.length);
    for (int u : nodes.toIntArray()) {
      counted[u >>> 6] &= ~(1L << u);
    }
    double worth = 0;
    for (int w = 0; w < counted.length; w++) {
      for (long left = counted[w]; left != 0; left &= left - 1) {
        worth += weights.of((w << 6) + Long.numberOfTrailingZeros(left));
      }
    }
    return worth;
  }
}
