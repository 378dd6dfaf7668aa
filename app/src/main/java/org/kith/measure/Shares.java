package org.kith.measure;

import java.util.List;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.listen.PostsHeard;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which posts carry a campaign, and which came from which. Found in the transaction that stores
/// the posts.
@Service
@Transactional
public class Shares {

  private final ShareStore store;
  private final Asks asks;

  Shares(ShareStore store, Asks asks) {
    this.store = store;
    this.asks = asks;
  }

  @EventListener
  void on(PostsHeard heard) {
    if (!store.isAnythingToCarry()) {
      return;
    }
    store.find(heard.posts());
    store.follow(heard.posts());
    store.spoke(heard.posts()).forEach(a -> asks.move(a.campaign(), a.person(), AskState.SPOKE));
  }

  /// Writes many at once, as they once were.
  public void putAll(CampaignId campaign, List<NewShare> shares) {
    store.put(campaign, shares);
  }

  /// How many different people or accounts, other than ours, carried a campaign.
  @Transactional(readOnly = true)
  public int speakers(CampaignId campaign) {
    return store.speakers(campaign);
  }
}
