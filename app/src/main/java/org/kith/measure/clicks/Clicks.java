package org.kith.measure.clicks;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.activate.CampaignId;
import org.kith.activate.ClickCounts;
import org.kith.activate.ClickTrouble;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkId;
import org.kith.store.CurrentWorkspace;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who followed our links: people, each once a day, apart from programs. Addresses are never
/// written down.
@Service
public class Clicks implements ClickCounts, ClickTrouble {

  /// What followed links in a time.
  ///
  /// @param visits people
  /// @param removed programs, and browsers that only looked ahead
  public record Followed(int visits, int removed) {}

  private final ClickLog log;
  private final ClickStore store;
  private final VisitorKeys keys;
  private final ClickLosses losses;

  Clicks(ClickLog log, ClickStore store, VisitorKeys keys, ClickLosses losses) {
    this.log = log;
    this.store = store;
    this.keys = keys;
    this.losses = losses;
  }

  /// Returns when the click is on disk; a moment later it is in the database. One that cannot be
  /// written is noted as lost.
  @EventListener
  void on(LinkFollowed followed) {
    var click =
        new Click(
            followed.link(),
            followed.at(),
            followed.kind(),
            followed.refusesTracking() ? null : keys.of(followed),
            followed.referrerHost());
    try {
      log.write(new JournalEntry(CurrentWorkspace.require(), click));
    } catch (IOException e) {
      losses.add(followed, e);
    }
  }

  /// Takes what is still on its way to the database there now.
  public void settle() {
    losses.settle();
    log.settle();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<LinkId, Long> humans(CampaignId campaign) {
    return store.humans(campaign);
  }

  @Override
  @Transactional(readOnly = true)
  public long later(CampaignId campaign) {
    return store.later(campaign);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<LinkId, Long> programs(CampaignId campaign) {
    return store.programs(campaign);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Lost> lost(CampaignId campaign) {
    return losses.of(campaign);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Lost> lately() {
    return losses.lately();
  }

  @Override
  public boolean waits() {
    return log.waits();
  }

  /// How many people came by the links of a campaign until it was over.
  @Transactional(readOnly = true)
  public int visits(CampaignId campaign) {
    return store.visits(campaign);
  }

  @Transactional(readOnly = true)
  public Followed between(Instant from, Instant to) {
    return store.between(from, to);
  }

  /// Writes many at once, as they once were.
  @Transactional
  public void putAll(List<Click> clicks) {
    store.add(clicks);
  }
}
