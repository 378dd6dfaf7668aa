package org.kith.reach.cascade;

import java.util.function.DoubleUnaryOperator;

/// Where a function of a positive number is largest: a grid of logarithms, then golden section.
final class Maximum {

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int POINTS = 24;

  private Maximum() {}

  static double of(DoubleUnaryOperator function, double low, double high) {
    double step = Math.log(high / low) / POINTS;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= POINTS; i++) {
      double value = function.applyAsDouble(low * Math.exp(i * step));
      if (value > most) {
        most = value;
        best = i;
      }
    }
    double a = Math.log(low) + Math.max(0, best - 1) * step;
    double b = Math.log(low) + Math.min(POINTS, best + 1) * step;
    for (int i = 0; i < 24; i++) {
      double x = b - GOLDEN * (b - a);
      double y = a + GOLDEN * (b - a);
      if (function.applyAsDouble(Math.exp(x)) >= function.applyAsDouble(Math.exp(y))) {
        b = y;
      } else {
        a = x;
      }
    }
    return Math.exp((a + b) / 2);
  }
}
