package org.kith.measure;

import java.util.List;
import java.util.Map;
import org.kith.activate.CampaignId;
import org.kith.activate.ClickCounts;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who followed our links: people, each once a day, apart from programs. Addresses are never
/// written down.
@Service
@Transactional
public class Clicks implements ClickCounts {

  private final ClickStore store;
  private final VisitorKeys keys;

  Clicks(ClickStore store, VisitorKeys keys) {
    this.store = store;
    this.keys = keys;
  }

  @EventListener
  void on(LinkFollowed followed) {
    store.add(
        List.of(
            new Click(
                followed.link(),
                followed.at(),
                followed.kind(),
                followed.refusesTracking() ? null : keys.of(followed),
                followed.referrerHost())));
  }

  @Override
  @Transactional(readOnly = true)
  public Map<LinkId, Long> humans(CampaignId campaign) {
    return store.humans(campaign);
  }

  /// Writes many at once, as they once were.
  public void putAll(List<Click> clicks) {
    store.add(clicks);
  }
}
