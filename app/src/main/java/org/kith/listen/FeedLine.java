package org.kith.listen;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kith.networks.feed.PoliteQueue;

/// The feeds of one round, handed out to many threads so that no more than two wait for one host.
/// How long a host rests between two requests is the gateway's to keep.
final class FeedLine {

  private static final int AT_ONCE = 2;

  private final PoliteQueue<Source> queue =
      new PoliteQueue<>(FeedLine::host, Duration.ZERO, AT_ONCE);
  private final InstantSource clock;

  FeedLine(List<Source> due, InstantSource clock) {
    this.clock = clock;
    due.forEach(queue::add);
  }

  private static String host(Source source) {
    var host = URI.create(source.address()).getAuthority();
    return host == null ? source.address() : host;
  }

  /// Waits for the next feed that may be read; [#giveBack] must follow. Empty once none is left.
  synchronized Optional<Source> take() throws InterruptedException {
    while (queue.size() > 0) {
      var next = queue.take(clock.instant());
      if (next.isPresent()) {
        return next;
      }
      wait();
    }
    return Optional.empty();
  }

  synchronized void giveBack(Source source) {
    queue.giveBack(source, clock.instant());
    notifyAll();
  }
}
