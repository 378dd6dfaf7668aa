package org.kith.reach.select;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// What is left to spend while people are chosen one by one, and how many of each group may still
/// come. Room for the minimums is kept: whoever fits leaves enough for the cheapest who are still
/// needed, so a choice that goes on as long as somebody fits never misses a minimum [1].
///
/// | | |
/// |---|---|
/// | Time | O(1) to ask and to take; O(size of the group) while its minimum is not met |
/// | Memory | 4n bytes where there are minimums |
/// | Threads | not thread-safe |
///
/// 1. El Halabi et al. *Fairness in streaming submodular maximization.* NeurIPS 2020: for equal
///    costs the extendable sets are a matroid, on which greedy is within 1/2 of the best.
final class Room {

  private static final double ROUNDING = 1e-9;

  private final double[] cost;
  private final Limits limits;
  private final int[][] cheapestFirst; // by group with a minimum, all its people
  private final BitSet taken = new BitSet();
  private int[] needed = new int[0];
  private int[] left = new int[0];
  private double spent;
  private double kept; // for the minimums

  /// @param cost of each person
  Room(double[] cost, Limits limits) {
    this.cost = cost;
    this.limits = limits;
    var quotas = limits.quotas();
    this.cheapestFirst = new int[quotas.groups()][];
    for (int g = 0; g < quotas.groups() && quotas.group().length > 0; g++) {
      if (quotas.minimum()[g] > 0) {
        cheapestFirst[g] = cheapestFirst(g);
      }
    }
    clear();
  }

  private int[] cheapestFirst(int group) {
    int[] people =
        IntStream.range(0, cost.length).filter(p -> limits.quotas().of(p) == group).toArray();
    DoubleArrays.quickSortIndirect(people, cost, 0, people.length);
    DoubleArrays.stabilize(people, cost, 0, people.length);
    return people;
  }

  /// Nobody is chosen.
  void clear() {
    taken.clear();
    needed = limits.quotas().minimum().clone();
    left = limits.quotas().cap().clone();
    spent = 0;
    kept = 0;
    for (int g = 0; g < needed.length; g++) {
      kept += cheapest(g, needed[g], -1);
    }
  }

  /// Whether the person may be chosen next.
  boolean fits(int p) {
    int g = limits.quotas().of(p);
    return (g < 0 || left[g] > 0) && spent + cost[p] + keptWith(p, g) <= limits.budget() + ROUNDING;
  }

  /// Whether the person's group is below its minimum.
  boolean needs(int p) {
    int g = limits.quotas().of(p);
    return g >= 0 && needed[g] > 0;
  }

  /// Whether some group is below its minimum.
  boolean demanding() {
    return Arrays.stream(needed).anyMatch(n -> n > 0);
  }

  void take(int p) {
    int g = limits.quotas().of(p);
    kept = keptWith(p, g);
    spent += cost[p];
    taken.set(p);
    if (g >= 0) {
      needed[g] = Math.max(0, needed[g] - 1);
      left[g] -= left[g] == Quotas.NO_CAP ? 0 : 1;
    }
  }

  /// What must be kept once p is chosen.
  private double keptWith(int p, int g) {
    return g < 0 || needed[g] == 0
        ? kept
        : kept - cheapest(g, needed[g], -1) + cheapest(g, needed[g] - 1, p);
  }

  /// The cost of the cheapest n of a group who are not chosen.
  private double cheapest(int g, int n, int except) {
    double sum = 0;
    int found = 0;
    for (int i = 0; found < n && i < cheapestFirst[g].length; i++) {
      int p = cheapestFirst[g][i];
      if (p != except && !taken.get(p)) {
        sum += cost[p];
        found++;
      }
    }
    return sum;
  }
}
