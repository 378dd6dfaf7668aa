package org.kith.activate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A thing we want said.
///
/// @param startsAt when it began; of a draft, when it was made
/// @param overAt when it is over: after its last day, or when somebody ended it before
/// @param sealed what was expected at the start, null before
public record Campaign(
    CampaignId id,
    Brief brief,
    Instant startsAt,
    CampaignState state,
    Instant overAt,
    @Nullable Sealed sealed) {

  /// A forecast that cannot be changed any more.
  public record Sealed(Forecast forecast, Instant at) {}

  public String name() {
    return brief.name();
  }

  /// Whether people may be asked for it now.
  public boolean isOpen(Instant now) {
    return state == CampaignState.RUNNING && !isOver(now);
  }

  /// Whether its last day is over, or somebody ended it.
  public boolean isOver(Instant now) {
    return state == CampaignState.ENDED || !now.isBefore(overAt);
  }
}
