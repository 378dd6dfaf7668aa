package org.kith.reach.cascade;

/// The beta distribution, and functions it needs.
final class Beta {

  private static final double[] LANCZOS = {
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531,
    -176.6150291621406, 12.507343278686905, -0.13857109526572012, 0.000009984369578019572,
    1.5056327351493116e-7
  };

  private Beta() {}

  /// The logarithm of Γ(x), x above 0, to 13 digits (Lanczos, g = 7).
  static double logGamma(double x) {
    if (x < 0.5) {
      return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + 6.5;
    return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
  }

  /// The probability of at most x, from 0 to 1, under Beta(a, b): the continued fraction of DLMF
  /// 8.17.22 by Lentz's method.
  static double cdf(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - cdf(b, a, 1 - x);
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return front / (a * fraction(a, b, x));
  }

  private static double fraction(double a, double b, double x) {
    double f = 1;
    double c = 1;
    double d = 0;
    for (int i = 1; i < 100_000; i++) {
      int m = i / 2;
      double numerator =
          (i & 1) == 0
              ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
              : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + numerator * d);
      c = away(1 + numerator / c);
      f *= c * d;
      if (Math.abs(c * d - 1) < 1e-15) {
        break;
      }
    }
    return f;
  }

  private static double away(double x) {
    return Math.abs(x) < 1e-300 ? 1e-300 : x;
  }

  /// The x with a probability of at most x of q under Beta(a, b).
  static double quantile(double a, double b, double q) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 200 && low < high; i++) {
      double middle = 0.5 * (low + high);
      if (middle == low || middle == high) {
        break;
      }
      if (cdf(a, b, middle) < q) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
