package org.kith.activate;

import org.jspecify.annotations.Nullable;
import org.kith.reach.Estimate;

/// How far a campaign could reach, as it looked before it began.
///
/// @param people how many could be asked
/// @param reach the different people who hear at least one of them
/// @param yes how many of them would say yes; null in forecasts of before Kith said so
/// @param visits how many people would come by their links; null where nothing was learned yet
public record Forecast(
    int people, Estimate reach, @Nullable Expected yes, @Nullable Expected visits) {

  /// A forecast of reach alone.
  public Forecast(int people, Estimate reach) {
    this(people, reach, null, null);
  }

  /// A number with the interval it lies in in 8 of 10 cases.
  public record Expected(double value, double low, double high) {
    public Expected {
      if (!(0 <= low && low <= value && value <= high)) {
        throw new IllegalArgumentException(
            "an expectation needs 0 <= low <= value <= high, was %s <= %s <= %s"
                .formatted(low, value, high));
      }
    }
  }
}
