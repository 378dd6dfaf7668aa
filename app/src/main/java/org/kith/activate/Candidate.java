package org.kith.activate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Stage;
import org.kith.people.Channel;
import org.kith.people.PersonId;
import org.kith.reach.Estimate;

/// Somebody of the circle who could be asked.
///
/// @param channel how one would write to them
/// @param lastAsked when we last asked them for anything, null for never
/// @param mentions how many posts with our words they wrote in the last 90 days
/// @param adds the people who hear them and nobody else of the circle, null where unknown
public record Candidate(
    PersonId person,
    String name,
    Stage stage,
    Channel channel,
    @Nullable Instant lastAsked,
    int mentions,
    @Nullable Estimate adds) {

  Candidate adding(@Nullable Estimate estimate) {
    return new Candidate(person, name, stage, channel, lastAsked, mentions, estimate);
  }

  double addsValue() {
    return adds == null ? -1 : adds.value();
  }
}
