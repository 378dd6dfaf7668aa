package org.kith.activate;

import java.util.List;
import java.util.Map;
import org.kith.reach.Estimate;

/// How many different people could hear what was said for campaigns. Answered by the step that
/// measures; absent where there is none.
public interface CouldHear {

  /// Of the newest among these campaigns that began with a forecast: those who hear somebody who
  /// carried it, each counted once.
  Map<CampaignId, Estimate> couldHear(List<Campaign> campaigns);
}
