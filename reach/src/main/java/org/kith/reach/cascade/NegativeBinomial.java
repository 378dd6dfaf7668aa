package org.kith.reach.cascade;

/// Counts whose rate is itself uncertain: Poisson counts of a gamma rate.
///
/// @param mean above 0
/// @param shape of the rate: 1 / its squared coefficient of variation, above 0
record NegativeBinomial(double mean, double shape) {

  /// The logarithm of the probability of a count, where counts may be expected ones and so not
  /// whole; but for the logarithm of count!.
  static double logLikelihood(double count, double mean, double shape) {
    double rise = count == 0 ? 0 : Beta.logGamma(shape + count) - Beta.logGamma(shape);
    return rise
        - shape * Math.log1p(mean / shape)
        + (count == 0 ? 0 : count * Math.log(mean / (shape + mean)));
  }

  /// The probability of at most `count`.
  double cdf(long count) {
    return count < 0 ? 0 : Beta.cdf(shape, count + 1.0, shape / (shape + mean));
  }

  /// The smallest count with a probability of at most it of q or more.
  long quantile(double q) {
    long high = 1;
    while (cdf(high) < q) {
      high *= 2;
    }
    long low = -1;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (cdf(middle) < q) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
