package org.kith.reach.select;

/// A proof of how close a plan is to the best one: no plan that keeps within the budget, holds the
/// locked people and leaves out the excluded ones has a fresh reach above `bound`, and this one has
/// at least `proven`.
///
/// It is a proof about this very plan, not a promise about a method. Audiences known only by their
/// size enter it as they were counted when choosing, see [Plan.Explanation#countedAs].
///
/// @param proven what the plan brings, at least, in accounts beyond those already won
/// @param bound what any plan could bring, at most
/// @param confidence how probable it is that both hold: 1 for exact reach
public record Certificate(double proven, double bound, double confidence) {

  public Certificate {
    if (!(proven >= 0 && proven <= bound && bound < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a certificate needs 0 <= proven <= bound, was %s and %s".formatted(proven, bound));
    }
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must lie in (0, 1], was " + confidence);
    }
  }

  /// The proven part of the best any plan could do, from 0 to 1.
  public double fraction() {
    return bound == 0 ? 1 : proven / bound;
  }
}
