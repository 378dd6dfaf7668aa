package org.kith.reach.cascade;

/// How many of those who hear an account will pass on what it says, over some time.
///
/// @param mean expected
/// @param low the lower end of the central interval, a count that is in it
/// @param high its upper end
/// @param promised the probability of the interval: at least the confidence asked for, and more
///   where counts are small, since they are whole
public record ReshareForecast(double mean, long low, long high, double promised) {

  /// @param mean at least 0
  /// @param shape how sure the mean is: 1 / its squared coefficient of variation, above 0
  /// @param confidence above 0 and below 1
  static ReshareForecast of(double mean, double shape, double confidence) {
    if (mean <= 0) {
      return new ReshareForecast(0, 0, 0, 1);
    }
    var counts = new NegativeBinomial(mean, shape);
    long low = counts.quantile((1 - confidence) / 2);
    long high = counts.quantile((1 + confidence) / 2);
    return new ReshareForecast(mean, low, high, counts.cdf(high) - counts.cdf(low - 1));
  }

  /// Whether what came lies in the interval.
  boolean holds(long count) {
    return low <= count && count <= high;
  }
}
