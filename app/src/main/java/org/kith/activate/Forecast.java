package org.kith.activate;

import org.jspecify.annotations.Nullable;
import org.kith.reach.Estimate;

/// How far a campaign could reach, as it looked before it began.
///
/// @param people how many could be asked
/// @param reach the different people who hear at least one of them, if all of them speak
/// @param yes how many of them would say yes; null in forecasts of before Kith said so
/// @param visits how many people would come by their links; null where nothing was learned yet
/// @param heard how many different people would hear those who say yes; null in forecasts of before
///   Kith said so
public record Forecast(
    int people,
    Estimate reach,
    @Nullable Expected yes,
    @Nullable Expected visits,
    @Nullable Expected heard) {

  /// A forecast of reach alone.
  public Forecast(int people, Estimate reach) {
    this(people, reach, null, null, null);
  }

  /// How many different people are expected to hear it: of those who say yes where that was
  /// foretold, else if all speak.
  public Estimate expectedReach() {
    return heard == null
        ? reach
        : new Estimate(
            heard.value(), heard.low(), heard.high(), 0.8, reach.coverage(), Estimate.How.SAMPLED);
  }

  /// How many are expected to speak, at least: all who could be asked where it was not foretold who
  /// says yes.
  public int speakersAtLeast() {
    return heard == null || yes == null ? people : (int) Math.ceil(yes.low());
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
