package org.kith.reach.community;

/// Where a probability may lie that was seen in part of many draws, by the Chernoff bound: the
/// relative entropy of what was seen to what is exceeds ln(1/δ) / draws with probability δ at most,
/// either way [1].
///
/// Unlike Hoeffding's interval it is narrow for small probabilities.
///
/// 1. Chernoff 1952; Hoeffding. *Probability inequalities for sums of bounded random variables.*
///    Journal of the American Statistical Association 58, 1963, theorem 1.
///
/// @param low at least 0
/// @param high at most 1
record ChernoffInterval(double low, double high) {

  private static final int HALVINGS = 60;

  /// @param seen the part of the draws, from 0 to 1
  /// @param draws how many draws, above 0
  /// @param risk the probability to be wrong to either side, above 0 and below 1
  static ChernoffInterval of(double seen, double draws, double risk) {
    double most = -Math.log(risk) / draws;
    return new ChernoffInterval(
        seen == 0 ? 0 : end(seen, 0, most), seen == 1 ? 1 : end(seen, 1, most));
  }

  /// The end nearest to `far` that what was seen still agrees with, or just beyond it.
  private static double end(double seen, double far, double most) {
    double outside = far;
    double inside = seen;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (outside + inside) / 2;
      if (entropy(seen, middle) > most) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return outside;
  }

  private static double entropy(double seen, double real) {
    double one = seen == 0 ? 0 : seen * Math.log(seen / real);
    double other = seen == 1 ? 0 : (1 - seen) * (Math.log1p(-seen) - Math.log1p(-real));
    return one + other;
  }
}
