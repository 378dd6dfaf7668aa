package org.kith.measure.clicks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.activate.ClickTrouble.Lost;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkId;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Clicks that could not be written to the journal, so that nobody takes the counts for whole. They
/// are noted in memory at once and in the database as soon as it can be asked; what was noted there
/// outlives the server.
@Component
class ClickLosses {

  private static final Logger log = LoggerFactory.getLogger(ClickLosses.class);
  private static final Duration LATELY = Duration.ofDays(3);

  private record Key(WorkspaceId workspace, LinkId link, LocalDate day) {}

  private final ClickStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Map<Key, Lost> noted = new HashMap<>();

  ClickLosses(ClickStore store, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Notes a click of a person; whatever programs do is counted nowhere. Says why in the log for
  /// the first of many.
  synchronized void add(LinkFollowed followed, Exception why) {
    if (followed.kind() != LinkFollowed.Kind.HUMAN) {
      return;
    }
    if (noted.isEmpty()) {
      log.error("clicks are not counted, since they cannot be written down", why);
    }
    var day = LocalDate.ofInstant(followed.at(), ZoneOffset.UTC);
    noted.merge(
        new Key(CurrentWorkspace.require(), followed.link(), day),
        new Lost(1, followed.at(), followed.at()),
        ClickLosses::sum);
  }

  private static Lost sum(Lost one, Lost other) {
    return new Lost(
        one.times() + other.times(),
        one.from().isBefore(other.from()) ? one.from() : other.from(),
        one.to().isAfter(other.to()) ? one.to() : other.to());
  }

  /// Takes what is noted to the database. What cannot be taken stays noted. Nobody who follows a
  /// link waits for it.
  void settle() {
    for (var key : keys()) {
      var lost = take(key);
      if (lost != null) {
        keep(key, lost);
      }
    }
  }

  private void keep(Key key, Lost lost) {
    boolean kept = false;
    try {
      CurrentWorkspace.run(
          key.workspace(),
          () -> transaction.executeWithoutResult(_ -> store.lost(key.link(), key.day(), lost)));
      kept = true;
    } finally {
      if (!kept) {
        giveBack(key, lost);
      }
    }
  }

  private synchronized List<Key> keys() {
    return List.copyOf(noted.keySet());
  }

  private synchronized @Nullable Lost take(Key key) {
    return noted.remove(key);
  }

  private synchronized void giveBack(Key key, Lost lost) {
    noted.merge(key, lost, ClickLosses::sum);
  }

  Optional<Lost> of(CampaignId campaign) {
    return store.lost(campaign);
  }

  Optional<Lost> lately() {
    Instant since = clock.instant().minus(LATELY);
    return store.lost(since);
  }
}
