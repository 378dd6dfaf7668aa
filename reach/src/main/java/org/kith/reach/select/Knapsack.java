package org.kith.reach.select;

/// The best that a budget can buy when the last thing may be bought in part: the relaxation from
/// which every bound on plans comes. With equal costs it is simply the top k.
///
/// The things with the most value per cost are found by quickselect, without sorting.
///
/// | | |
/// |---|---|
/// | Time | O(n) in the mean |
/// | Memory | 12n bytes |
/// | Ties | of equal value per cost, any: the maximum is the same |
/// | Threads | not thread-safe; one instance may be used for many values |
///
/// 1. Dantzig. *Discrete-variable extremum problems.* 1957. 2. Balas, Zemel. *An algorithm for
///    large zero-one knapsack problems.* Operations Research 28, 1980.
final class Knapsack implements RelaxedBudget {

  private final double[] cost;
  private final double room;
  private final double[] rate;
  private final int[] items;
  private int whole;
  private int partial; // the item bought in part, or -1
  private double part;

  /// @param cost above 0
  /// @param room how much there is to spend
  Knapsack(double[] cost, double room) {
    this.cost = cost;
    this.room = room;
    this.rate = new double[cost.length];
    this.items = new int[cost.length];
  }

  /// Fills the knapsack and returns what it holds is worth. Values of 0 and less are left out.
  @Override
  public double fill(double[] value) {
    int n = 0;
    for (int i = 0; i < value.length; i++) {
      if (value[i] > 0) {
        rate[i] = value[i] / cost[i];
        items[n++] = i;
      }
    }
    select(n);
    double sum = 0;
    for (int i = 0; i < whole; i++) {
      sum += value[items[i]];
    }
    return partial < 0 ? sum : sum + part * value[partial];
  }

  @Override
  public void taken(Part to) {
    for (int i = 0; i < whole; i++) {
      to.is(items[i], 1);
    }
    if (partial >= 0) {
      to.is(partial, part);
    }
  }

  /// How many items were taken whole.
  int whole() {
    return whole;
  }

  /// The i-th item taken whole.
  int item(int i) {
    return items[i];
  }

  /// The item taken in part, or -1.
  int partial() {
    return partial;
  }

  /// How much of the partial item was taken, from 0 to 1.
  double part() {
    return part;
  }

  /// Leaves the whole items in front.
  private void select(int n) {
    int low = 0;
    int high = n;
    double left = room;
    partial = -1;
    part = 0;
    while (low < high) {
      double pivot =
          median(rate[items[low]], rate[items[(low + high) >>> 1]], rate[items[high - 1]]);
      int above = low;
      int below = high;
      double costAbove = 0;
      for (int i = low; i < below; ) {
        double r = rate[items[i]];
        if (r > pivot) {
          costAbove += cost[items[i]];
          swap(i++, above++);
        } else if (r < pivot) {
          swap(i, --below);
        } else {
          i++;
        }
      }
      if (costAbove > left) {
        high = above;
        continue;
      }
      left -= costAbove;
      low = above;
      while (low < below && cost[items[low]] <= left) {
        left -= cost[items[low++]];
      }
      if (low < below) {
        partial = items[low];
        part = Math.max(0, left) / cost[partial];
        break;
      }
    }
    whole = low;
  }

  private void swap(int i, int j) {
    int item = items[i];
    items[i] = items[j];
    items[j] = item;
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
