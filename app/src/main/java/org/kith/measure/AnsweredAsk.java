package org.kith.measure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request to speak, and what came of it.
///
/// @param stage at which the talk with them was when they were asked, its name
/// @param yes whether they said yes or spoke; null while they may still answer
/// @param answeredAt when that was known; the end of the campaign where they never answered
record AnsweredAsk(
    long campaign, String stage, Instant askedAt, @Nullable Boolean yes, Instant answeredAt) {

  boolean isKnownBefore(Instant moment) {
    return yes != null && answeredAt.isBefore(moment);
  }
}
