package org.kith.connect;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.kith.team.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One switch that keeps this workspace from posting or mailing anything anywhere, from the next
/// moment on.
@Service
@Transactional
public class Posting {

  private final PostingStore store;
  private final Clock clock;

  Posting(PostingStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// @param by who stopped it
  public record Stop(String by, Instant at) {}

  /// Empty while posting is allowed.
  @Transactional(readOnly = true)
  public Optional<Stop> stopped() {
    return store.stop();
  }

  /// Stopping twice is stopping once.
  public void stop() {
    store.stop(Caller.require().member().name(), clock.instant());
  }

  public void allow() {
    store.allow();
  }
}
