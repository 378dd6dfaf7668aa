package org.kith.reach;

/// A number of accounts together with how far it can be trusted. The engine never gives a bare
/// number.
///
/// @param value the best single figure, at least 0
/// @param low the lower end of the interval, from 0 to `value`
/// @param high the upper end of the interval, at least `value`
/// @param confidence how probable it is that the truth lies in the interval, above 0 and at most 1;
///   1 where the interval follows from the counts by logic alone
/// @param coverage the part of the audiences involved that is known by name, from 0 to 1
/// @param how where the figure comes from
public record Estimate(
    double value, double low, double high, double confidence, double coverage, How how) {

  /// Where a figure comes from.
  public enum How {
    /// Every audience involved is listed: the value is a count of distinct accounts.
    EXACT,
    /// Some audience is known by its size alone, or not at all: the value rests on counts.
    COUNTED,
    /// Drawn from random samples.
    SAMPLED,
    /// Read from sketches, a few bytes that stand for a set each.
    SKETCHED
  }

  public Estimate {
    if (!(0 <= low && low <= value && value <= high && high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "an estimate needs 0 <= low <= value <= high, was %s <= %s <= %s"
              .formatted(low, value, high));
    }
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must lie in (0, 1], was " + confidence);
    }
    if (!(coverage >= 0 && coverage <= 1)) {
      throw new IllegalArgumentException("coverage must lie in [0, 1], was " + coverage);
    }
    if (how == How.EXACT && (low != high || confidence != 1 || coverage != 1)) {
      throw new IllegalArgumentException(
          "an exact value has no interval and full coverage, was %s to %s at coverage %s"
              .formatted(low, high, coverage));
    }
  }

  /// A count of distinct accounts, every audience being listed.
  public static Estimate exact(long value) {
    return new Estimate(value, value, value, 1, 1, How.EXACT);
  }

  /// The same figure where `part` of the audiences is known by name; exact only if all are.
  static Estimate counted(long value, double part) {
    return new Estimate(value, value, value, 1, part, part == 1 ? How.EXACT : How.COUNTED);
  }
}
