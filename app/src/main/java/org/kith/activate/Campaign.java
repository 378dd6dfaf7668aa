package org.kith.activate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A thing we want said.
///
/// @param startsAt when it began; of a draft, when it was made
/// @param sealed what was expected at the start, null before
public record Campaign(
    CampaignId id, Brief brief, Instant startsAt, CampaignState state, @Nullable Sealed sealed) {

  /// A forecast that cannot be changed any more.
  public record Sealed(Forecast forecast, Instant at) {}

  public String name() {
    return brief.name();
  }

  /// Whether people may be asked for it now.
  public boolean isOpen(Instant now) {
    return state == CampaignState.RUNNING && now.isBefore(brief.until());
  }
}
