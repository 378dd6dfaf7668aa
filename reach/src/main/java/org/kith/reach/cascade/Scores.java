package org.kith.reach.cascade;

/// How well scores tell apart the cases that came true, from counts in 2¹⁴ classes of their
/// logarithms, each 0.25 % wide: the memory does not grow with the cases, and sums of whole numbers
/// do not depend on their order.
final class Scores {

  private static final int CLASSES = 1 << 14;
  private static final double LEAST = -25; // the logarithm where the classes begin
  private static final double PER_UNIT = CLASSES / 41.0;
  private static final double FIXED = 1L << 32;

  private final long[] cases = new long[CLASSES];
  private final long[] acted = new long[CLASSES];
  private final long[] sums = new long[CLASSES]; // of scores, in fixed point
  private long logLikelihood; // in fixed point

  /// @param logNone the logarithm of the probability that it does not come true
  void probability(double logNone, boolean came) {
    double p = -Math.expm1(logNone);
    logLikelihood += Math.round((came ? Math.log(p) : logNone) * FIXED);
    sums[score(p, came)] += Math.round(p * FIXED);
  }

  /// @param score above 0
  /// @return its class
  int score(double score, boolean came) {
    int at = (int) ((Math.log(score) - LEAST) * PER_UNIT);
    int bounded = Math.max(0, Math.min(CLASSES - 1, at));
    cases[bounded]++;
    acted[bounded] += came ? 1 : 0;
    return bounded;
  }

  Scores add(Scores other) {
    for (int i = 0; i < CLASSES; i++) {
      cases[i] += other.cases[i];
      acted[i] += other.acted[i];
      sums[i] += other.sums[i];
    }
    logLikelihood += other.logLikelihood;
    return this;
  }

  double logLikelihood() {
    return logLikelihood / FIXED;
  }

  long cases() {
    return java.util.Arrays.stream(cases).sum();
  }

  long acted() {
    return java.util.Arrays.stream(acted).sum();
  }

  /// The sum of all probabilities.
  double expected() {
    return java.util.Arrays.stream(sums).sum() / FIXED;
  }

  /// How probably a case that came true has a higher score than one that did not; equal ones count
  /// half.
  double areaUnderCurve() {
    double pairs = 0;
    double below = 0;
    for (int i = 0; i < CLASSES; i++) {
      double failed = cases[i] - acted[i];
      pairs += acted[i] * (below + failed / 2);
      below += failed;
    }
    double all = below * acted();
    return all == 0 ? 0.5 : pairs / all;
  }

  /// The mean, over cases that came true, of the part that did so among those of at least their
  /// score.
  double averagePrecision() {
    double sum = 0;
    double above = 0;
    double came = 0;
    for (int i = CLASSES - 1; i >= 0; i--) {
      above += cases[i];
      came += acted[i];
      sum += acted[i] == 0 ? 0 : acted[i] * came / above;
    }
    return came == 0 ? 0 : sum / came;
  }

  /// Cases by their probability, in parts with about as much expected of each.
  java.util.List<Evaluation.Reliability> reliability(int parts) {
    var rows = new java.util.ArrayList<Evaluation.Reliability>();
    double each = expected() / parts;
    long n = 0;
    long came = 0;
    double sum = 0;
    for (int i = 0; i < CLASSES; i++) {
      n += cases[i];
      came += acted[i];
      sum += sums[i] / FIXED;
      if (n > 0 && (sum >= each || i == CLASSES - 1)) {
        rows.add(new Evaluation.Reliability(n, sum / n, (double) came / n));
        n = 0;
        came = 0;
        sum = 0;
      }
    }
    return rows;
  }
}
