package org.kith.reach.select;

/// The most that a budget can buy when people may be chosen in part.
sealed interface RelaxedBudget permits Knapsack, QuotaKnapsack {

  /// Returns what no choice is worth more than.
  double fill(double[] value);

  /// Tells who was taken in the last filling, and how much of each, from 0 to 1.
  void taken(Part part);

  /// Is told of each item.
  @FunctionalInterface
  interface Part {
    void is(int item, double part);
  }
}
