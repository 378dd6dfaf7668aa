package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/// How well one order of the same things foretells another.
final class Ranks {

  private Ranks() {}

  /// Spearman's rank correlation, ties at their mean rank; 0 where either is the same for all.
  static double spearman(double[] a, double[] b) {
    double[] x = ranks(a);
    double[] y = ranks(b);
    double middle = (a.length + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < a.length; i++) {
      xy += (x[i] - middle) * (y[i] - middle);
      xx += (x[i] - middle) * (x[i] - middle);
      yy += (y[i] - middle) * (y[i] - middle);
    }
    return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }

  private static double[] ranks(double[] values) {
    int[] order = ascending(values);
    double[] ranks = new double[values.length];
    for (int i = 0; i < order.length; ) {
      int end = i + 1;
      while (end < order.length && values[order[end]] == values[order[i]]) {
        end++;
      }
      for (int j = i; j < end; j++) {
        ranks[order[j]] = (i + end + 1) / 2.0;
      }
      i = end;
    }
    return ranks;
  }

  private static int[] ascending(double[] values) {
    int[] order = new int[values.length];
    Arrays.setAll(order, i -> i);
    IntArrays.parallelQuickSort(
        order,
        (i, j) -> {
          int byValue = Double.compare(values[i], values[j]);
          return byValue == 0 ? Integer.compare(j, i) : byValue;
        });
    return order;
  }

  /// What the k of the highest scores bring, as a part of what the best k bring. Of equal scores
  /// the smaller number first.
  static double topShare(double[] scores, double[] brings, int k) {
    double best = top(brings, brings, k);
    return best == 0 ? 0 : top(scores, brings, k) / best;
  }

  private static double top(double[] scores, double[] brings, int k) {
    int[] order = ascending(scores);
    double sum = 0;
    for (int i = Math.max(0, order.length - k); i < order.length; i++) {
      sum += brings[order[i]];
    }
    return sum;
  }
}
