package org.kith.cultivate.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kith.people.PersonId;
import org.kith.people.PersonRemoved;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What fields of a workspace's own held before they were changed, for an hour and in memory only:
/// for what is too long to be brought along by the button that takes the change back.
///
/// Safe for many threads.
@Component
class FieldsBefore {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST = 1_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// @param values by field, empty where it held nothing
  private record Before(
      WorkspaceId workspace, PersonId person, Map<String, String> values, Instant at) {}

  private final Map<String, Before> kept = new LinkedHashMap<>();
  private final Clock clock;

  FieldsBefore(Clock clock) {
    this.clock = clock;
  }

  /// Keeps what stood there.
  ///
  /// @return by which code it is found
  synchronized String keep(PersonId person, Map<String, String> values) {
    tidy();
    var bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    kept.put(code, new Before(CurrentWorkspace.require(), person, Map.copyOf(values), now));
    return code;
  }

  private void tidy() {
    var longAgo = clock.instant().minus(KEPT);
    kept.values().removeIf(before -> before.at().isBefore(longAgo));
    var oldest = kept.keySet().iterator();
    while (kept.size() >= MOST) {
      oldest.next();
      oldest.remove();
    }
  }

  /// What stood there, once; empty if that was asked for already, or is too long ago.
  synchronized Optional<Map<String, String>> take(PersonId person, String code) {
    tidy();
    var before = kept.get(code);
    if (before == null
        || !before.person().equals(person)
        || !before.workspace().equals(CurrentWorkspace.require())) {
      return Optional.empty();
    }
    kept.remove(code);
    return Optional.of(before.values());
  }

  @EventListener
  synchronized void on(PersonRemoved removed) {
    kept.values().removeIf(before -> before.person().equals(removed.person()));
  }
}
