package org.kith.reach.select;

import org.kith.reach.Estimate;

/// One way to say what a set of people is worth: a covering problem to choose by, an independent
/// count to report by, and a proof that joins the two.
sealed interface Measure permits ReachMeasure, SpreadMeasure {

  /// The problem to choose people by.
  Cover cover();

  /// The part of a counted audience that is taken as new in it.
  double countedAs();

  /// Starts a count of people that will be added in this order, or in the beginning of it.
  Tally tally(int[] order);

  /// @param bound what no plan is worth more than, in [#cover]
  Certificate certificate(int[] plan, double bound);

  /// Counts what people bring as they are added one by one.
  interface Tally {

    /// What a person would bring alone.
    Estimate alone(int p);

    /// Adds a person and says what that newly brings.
    Estimate add(int p);

    /// What those already won and those added bring together.
    Estimate total();

    /// What those added bring beyond those already won.
    Estimate fresh();
  }
}
