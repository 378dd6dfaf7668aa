package org.kith.reach.select;

import org.kith.reach.Estimate;

/// What a number of covered samples proves about a spread.
///
/// With probability `1 - exp(-a)` each, a fixed set that covers Λ of θ samples has a share of at
/// least `((√(Λ + 2a/9) − √(a/2))² − a/18) / θ`, and at most `(√(Λ + a/2) + √(a/2))² / θ` [1,
/// lemmas 4.2 and 4.3]. Single figures get Wilson's interval at 95 % [2].
///
/// 1. Tang, Tang, Xiao, Yuan. *Online processing algorithms for influence maximization (OPIM-C).*
///    SIGMOD 2018. 2. Wilson. JASA 22, 1927.
final class SpreadBounds {

  private static final double Z95 = 1.959963984540054;

  private SpreadBounds() {}

  /// At least so many samples would be covered in the mean.
  static double least(double covered, double a) {
    double root = Math.sqrt(covered + 2 * a / 9) - Math.sqrt(a / 2);
    return covered == 0 || root < 0 ? 0 : Math.max(0, root * root - a / 18);
  }

  /// At most so many samples would be covered in the mean.
  static double most(double covered, double a) {
    double root = Math.sqrt(covered + a / 2) + Math.sqrt(a / 2);
    return root * root;
  }

  /// How many samples may be covered for [#most] to be this; the inverse of it.
  static double covering(double most, double a) {
    double root = Math.max(0, Math.sqrt(most) - Math.sqrt(a / 2));
    return Math.max(0, root * root - a / 2);
  }

  /// The spread of a set that covers `hits` of `drawn` samples, each of them worth `weight /
  /// drawn`.
  static Estimate wilson(long hits, long drawn, double weight, double coverage) {
    double n = drawn;
    double share = n == 0 ? 0 : hits / n;
    double middle = (share + Z95 * Z95 / 2 / n) / (1 + Z95 * Z95 / n);
    double half =
        Z95 / (1 + Z95 * Z95 / n) * Math.sqrt(share * (1 - share) / n + Z95 * Z95 / 4 / n / n);
    double low = n == 0 || hits == 0 ? 0 : Math.max(0, middle - half);
    double high = n == 0 ? 0 : hits == drawn ? 1 : Math.min(1, middle + half);
    return new Estimate(
        share * weight,
        Math.min(low, share) * weight,
        Math.max(high, share) * weight,
        0.95,
        coverage,
        Estimate.How.SAMPLED);
  }
}
