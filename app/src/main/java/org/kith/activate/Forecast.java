package org.kith.activate;

import org.kith.reach.Estimate;

/// How far a campaign could reach, as it looked before it began.
///
/// @param people how many could be asked
/// @param reach the different people who hear at least one of them
public record Forecast(int people, Estimate reach) {}
