package org.kith.reach.select;

import java.util.Arrays;

/// What is known of those who are not looked at one by one, by group: enough to say what no plan
/// can get from them. The last group is of all who are in none.
@SuppressWarnings("ArrayRecordComponent") // private to this package, never compared
record Outsiders(double[] rate, double[] least, double[] most) {

  /// Nobody is outside.
  static Outsiders none(int groups) {
    double[] least = new double[groups + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    return new Outsiders(new double[groups + 1], least, new double[groups + 1]);
  }

  /// Adds one person.
  ///
  /// @param group or -1
  /// @param gain at most, for each that it costs
  void add(int group, double gain, double cost) {
    int g = group < 0 ? rate.length - 1 : group;
    rate[g] = Math.max(rate[g], gain);
    least[g] = Math.min(least[g], cost);
    most[g] = Math.max(most[g], cost);
  }

  Outsiders copy() {
    return new Outsiders(rate.clone(), least.clone(), most.clone());
  }

  /// The same people, every gain in another unit.
  Outsiders times(double unit) {
    return new Outsiders(Arrays.stream(rate).map(r -> r * unit).toArray(), least, most);
  }

  boolean hasAny(int g) {
    return most[g] > 0;
  }

  /// The best rate of anybody.
  double best() {
    return Arrays.stream(rate).max().orElse(0);
  }
}
