package org.kith.networks.mastodon;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers when each draft was first sent. A server answers the same to the same key for an hour;
/// whoever asks again later must know that, or could publish twice.
public interface Attempts {

  /// When this draft was first sent: what was noted earlier, else `now`, which is noted before this
  /// returns.
  Instant firstOf(String once, Instant now);

  /// Remembers until the process ends.
  static Attempts inMemory() {
    var times = new ConcurrentHashMap<String, Instant>();
    return (once, now) -> {
      var before = times.putIfAbsent(once, now);
      return before == null ? now : before;
    };
  }
}
