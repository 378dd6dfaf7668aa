package org.kith.measure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.listen.PostId;
import org.kith.listen.PostsHeard;
import org.kith.team.Caller;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which posts carry a campaign, and which came from which. Found in the transaction that stores
/// the posts.
@Service
@Transactional
public class Shares {

  private static final int LONGEST = 12; // of a chain that is heard at once
  private static final int TO_JUDGE = 50;

  private final ShareStore store;
  private final Asks asks;
  private final Clock clock;

  Shares(ShareStore store, Asks asks, Clock clock) {
    this.store = store;
    this.asks = asks;
    this.clock = clock;
  }

  @EventListener
  void on(PostsHeard heard) {
    if (!store.isAnythingToCarry()) {
      return;
    }
    store.find(heard.posts());
    var all = new ArrayList<>(heard.posts());
    Collection<PostId> fresh = heard.posts();
    for (int step = 0; step < LONGEST && !fresh.isEmpty(); step++) {
      fresh = store.follow(fresh);
      all.addAll(fresh);
    }
    store.noteLinks(all);
    store.guess(heard.posts());
    store.spoke(all).forEach(a -> asks.move(a.campaign(), a.person(), AskState.SPOKE));
  }

  /// Writes many at once, as they once were.
  public void putAll(CampaignId campaign, List<NewShare> shares) {
    store.put(campaign, shares);
    store.noteLinks(shares.stream().map(NewShare::post).toList());
  }

  /// How many different people or accounts, other than ours, carried a campaign.
  @Transactional(readOnly = true)
  public int speakers(CampaignId campaign) {
    return store.speakers(campaign);
  }

  /// What is likely a share of a campaign and waits for somebody to say so, the newest first.
  @Transactional(readOnly = true)
  public List<LikelyShare> toJudge(CampaignId campaign) {
    return store.toJudge(campaign, TO_JUDGE);
  }

  /// Says of a share whether it is one.
  ///
  /// @param is null takes back what was said
  /// @return the campaign it is of, empty where there is no such share
  public Optional<CampaignId> judge(long share, @Nullable Boolean is) {
    return store.judge(share, is, Caller.require().member().id(), clock.instant());
  }
}
