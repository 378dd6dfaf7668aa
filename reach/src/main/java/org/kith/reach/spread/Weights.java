package org.kith.reach.spread;

import java.util.Arrays;

/// How much it matters to reach each node, and a draw of a node by that weight.
///
/// Drawing uses an alias table: one even draw of a slot, one coin between the slot's two nodes [1].
///
/// | | |
/// |---|---|
/// | Time | O(n) to build [2], O(1) a draw |
/// | Memory | 20n bytes; none for equal weights |
/// | Ties | none |
/// | Threads | immutable |
///
/// 1. Walker. *An efficient method for generating discrete random variables.* ACM TOMS 3, 1977.
/// 2. Vose. *A linear algorithm for generating random numbers with a given distribution.* 1991.
public final class Weights {

  private final int nodes;
  private final double total;
  private final double[] weight; // empty for equal weights
  private final double[] keep; // probability that slot i yields i rather than other[i]
  private final int[] other;

  private Weights(int nodes, double total, double[] weight) {
    this.nodes = nodes;
    this.total = total;
    this.weight = weight;
    this.keep = new double[weight.length];
    this.other = new int[weight.length];
    fill();
  }

  /// Every node counts 1.
  public static Weights equal(int nodes) {
    if (nodes < 0) {
      throw new IllegalArgumentException("nodes must be at least 0, was " + nodes);
    }
    return new Weights(nodes, nodes, new double[0]);
  }

  /// @param weight for each node, finite and at least 0, not all 0
  public static Weights of(double... weight) {
    double total = 0;
    for (double w : weight) {
      if (!(w >= 0 && w < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a weight is finite and at least 0, was " + w);
      }
      total += w;
    }
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the weights must add up to more than 0, was " + total);
    }
    return new Weights(weight.length, total, weight.clone());
  }

  public int nodes() {
    return nodes;
  }

  /// The sum over all nodes: what reaching everybody is worth.
  public double total() {
    return total;
  }

  public double of(int node) {
    return weight.length == 0 ? 1 : weight[node];
  }

  /// Draws a node with probability weight / total; there must be one.
  int draw(long coin) {
    int slot = Coins.below(nodes, coin);
    return weight.length == 0 || Coins.unit(Coins.after(coin)) <= keep[slot] ? slot : other[slot];
  }

  private void fill() {
    int n = weight.length;
    double[] load = new double[n];
    int[] stack = new int[n]; // light slots from the bottom, heavy ones from the top
    int light = 0;
    int heavy = n;
    for (int i = 0; i < n; i++) {
      load[i] = weight[i] / total * n;
      if (load[i] < 1) {
        stack[light++] = i;
      } else {
        stack[--heavy] = i;
      }
    }
    Arrays.fill(keep, 1);
    while (light > 0 && heavy < n) {
      int small = stack[--light];
      int large = stack[heavy];
      keep[small] = load[small];
      other[small] = large;
      load[large] -= 1 - load[small];
      if (load[large] < 1) {
        heavy++;
        stack[light++] = large;
      }
    }
    // What rounding left over keeps all of its slot, unless its weight is 0.
    while (light > 0) {
      int left = stack[--light];
      if (weight[left] == 0) {
        keep[left] = 0;
        other[left] = heaviest();
      }
    }
  }

  private int heaviest() {
    int best = 0;
    for (int i = 1; i < weight.length; i++) {
      best = weight[i] > weight[best] ? i : best;
    }
    return best;
  }
}
