package org.kith.reach.spread;

import org.kith.reach.graph.FollowerGraph;

/// How many of a node's d arcs carry when each does with probability 1/d: a draw from the binomial
/// distribution by a table, without logarithms.
///
/// A row holds `P(count <= i) · 2^32 - 1` for each i until that is all; one is the expected count,
/// so a search along the row takes about two steps. There is a row for each d that occurs. Its
/// terms come from one another in double precision, starting at `exp(d · log1p(-1/d))`: single
/// precision is 6 % off at a d of a million.
///
/// | | |
/// |---|---|
/// | Time | O(n + largest d) to build, O(1) expected a draw |
/// | Memory | 4 bytes for each possible degree, 64 for each that occurs |
/// | Ties | none |
/// | Threads | immutable |
///
/// 1. Devroye. *Non-uniform random variate generation.* 1986, III.2.1 and X.4.1.
final class BinomialCounts {

  private static final int ROW = 16; // more than 15 have a probability below 2^-32 for every d
  private static final double ALL = 0x1p32;

  private final int[] rowOf; // by degree; where its row begins
  private final int[] most; // unsigned

  private BinomialCounts(int[] rowOf, int[] most) {
    this.rowOf = rowOf;
    this.most = most;
  }

  /// Rows for the numbers of accounts that the nodes of a graph follow.
  static BinomialCounts of(FollowerGraph graph) {
    int largest = 0;
    for (int v = 0; v < graph.nodes(); v++) {
      largest = Math.max(largest, graph.followingSize(v));
    }
    boolean[] occurs = new boolean[largest + 1];
    for (int v = 0; v < graph.nodes(); v++) {
      occurs[graph.followingSize(v)] = true;
    }
    int rows = 0;
    int[] rowOf = new int[largest + 1];
    for (int d = 2; d <= largest; d++) {
      rowOf[d] = occurs[d] ? ROW * rows++ : -1;
    }
    int[] most = new int[ROW * rows];
    for (int d = 2; d <= largest; d++) {
      if (occurs[d]) {
        fill(most, rowOf[d], d);
      }
    }
    return new BinomialCounts(rowOf, most);
  }

  private static void fill(int[] most, int row, int d) {
    double term = Math.exp(d * Math.log1p(-1.0 / d));
    double sum = 0;
    for (int i = 0; i < ROW; i++) {
      sum += term;
      most[row + i] = i == ROW - 1 ? -1 : (int) (long) Math.min(ALL - 1, Math.rint(sum * ALL) - 1);
      term *= Math.max(0, d - i) / (i + 1.0) / (d - 1.0);
    }
  }

  /// @param degree of a node of the graph, at least 1
  /// @param bits 32 even bits
  int draw(int degree, int bits) {
    if (degree == 1) {
      return 1;
    }
    int row = rowOf[degree];
    int i = row;
    while (Integer.compareUnsigned(bits, most[i]) > 0) {
      i++;
    }
    return i - row;
  }
}
