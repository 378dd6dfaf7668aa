package org.kith.activate;

import java.util.List;

/// What people said for campaigns. Answered by the step that measures; absent where there is none.
public interface SharedPosts {

  /// The posts of others that carry a campaign, the earliest first.
  List<SharedPost> of(CampaignId campaign);
}
