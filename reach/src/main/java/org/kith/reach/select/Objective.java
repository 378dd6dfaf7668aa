package org.kith.reach.select;

import org.kith.reach.spread.DiffusionModel;

/// What a plan should make large.
public sealed interface Objective {

  /// The number of different accounts that hear the people directly, the people's own left out, and
  /// beside it what is passed on of each candidate, taken as new in the part in which a counted
  /// audience is.
  record Reach() implements Objective {}

  /// The expected number of accounts that speak or hear in the end, as messages are passed on; the
  /// people's own accounts count, as in the literature.
  ///
  /// @param samples how many reverse reachable samples to choose by, and as many again to judge by
  /// @param seed the same seed gives the same plan
  record Spread(DiffusionModel model, int samples, long seed) implements Objective {
    public Spread {
      if (samples < 1) {
        throw new IllegalArgumentException("samples must be at least 1, was " + samples);
      }
    }
  }
}
