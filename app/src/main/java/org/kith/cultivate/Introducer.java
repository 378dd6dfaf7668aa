package org.kith.cultivate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// Somebody of our people who stands between us and somebody else.
///
/// @param follows whether they follow whom we want to know
/// @param followed whether they are followed by them
/// @param lastContact when we last spoke with the one who could introduce us
public record Introducer(
    PersonId person,
    String name,
    Stage stage,
    boolean follows,
    boolean followed,
    @Nullable Instant lastContact) {

  /// Whether they know each other, as far as follower lists tell.
  public boolean isMutual() {
    return follows && followed;
  }
}
