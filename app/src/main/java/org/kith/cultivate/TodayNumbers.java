package org.kith.cultivate;

import org.jspecify.annotations.Nullable;

/// The numbers beside Today.
///
/// @param answered of the posts about us in the last 30 days that had two days' time, those that
///   were answered within them
/// @param touched how many people had a real contact in the last seven days; of how many the
///   rhythms of the circle ask in a week
/// @param spoke how many different people spoke about us in the last seven days; usually
/// @param carried null where nothing measures it yet
public record TodayNumbers(
    Ratio answered, Ratio touched, Ratio spoke, CarriedThisMonth.@Nullable Carried carried) {}
