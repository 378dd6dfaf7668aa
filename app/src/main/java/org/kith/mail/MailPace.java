package org.kith.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.store.CurrentWorkspace;
import org.springframework.stereotype.Component;

/// Keeps an address from getting one mail after the other because somebody here presses a button:
/// three an hour, whatever they are about (A7). What Kith sends by itself, such as the Friday mail,
/// has a pace of its own and does not count.
///
/// Kept in memory, for a restart gives an impatient person little; each workspace apart, as none
/// learns whom another writes to.
@Component
class MailPace {

  static final int AN_HOUR = 3;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MANY = 100_000;

  private final Cache<String, List<Instant>> lately =
      Caffeine.newBuilder().maximumSize(MANY).build();
  private final Clock clock;

  MailPace(Clock clock) {
    this.clock = clock;
  }

  /// Why nothing can be sent to this address now, as a sentence; empty if it can.
  String obstacle(String address) {
    var now = clock.instant();
    var sent = within(lately.getIfPresent(key(address)), now);
    if (sent.size() < AN_HOUR) {
      return "";
    }
    long minutes = Duration.between(now, sent.getFirst().plus(HOUR)).toMinutes() + 1;
    return "%s got %d mails within this hour. The next can go in %s."
        .formatted(address, AN_HOUR, minutes == 1 ? "a minute" : minutes + " minutes");
  }

  /// Counts a mail to this address, if it may go.
  ///
  /// @return whether it may
  boolean take(String address) {
    var now = clock.instant();
    var taken = new boolean[1];
    lately
        .asMap()
        .compute(
            key(address),
            (_, known) -> {
              var sent = within(known, now);
              taken[0] = sent.size() < AN_HOUR;
              return taken[0] ? Stream.concat(sent.stream(), Stream.of(now)).toList() : sent;
            });
    return taken[0];
  }

  private static List<Instant> within(@Nullable List<Instant> known, Instant now) {
    return known == null
        ? List.of()
        : known.stream().filter(at -> at.plus(HOUR).isAfter(now) && !at.isAfter(now)).toList();
  }

  private static String key(String address) {
    return CurrentWorkspace.require().value() + " " + address.strip().toLowerCase(Locale.ROOT);
  }
}
