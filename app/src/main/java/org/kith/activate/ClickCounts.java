package org.kith.activate;

import java.util.Map;

/// How often links were followed. Answered by the step that measures; absent where there is none.
public interface ClickCounts {

  /// How many times people, not programs, followed each link of a campaign until it was over; links
  /// nobody followed may be left out.
  Map<LinkId, Long> humans(CampaignId campaign);

  /// How many times people followed the links of a campaign since it is over.
  long later(CampaignId campaign);

  /// How many times programs, and browsers that only looked ahead, followed each link of a
  /// campaign; links they left alone may be left out.
  Map<LinkId, Long> programs(CampaignId campaign);
}
