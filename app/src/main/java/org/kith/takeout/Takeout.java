package org.kith.takeout;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file with all of a workspace: made here, or brought in.
///
/// @param askedBy who wanted it, by name
/// @param doneAt when it was made or taken in, null before
/// @param rows how many there are in it
/// @param bytes how large the file is
/// @param sha256 of the file, to compare after copying; empty before it is made
/// @param reason why it was refused, empty if it was not
public record Takeout(
    TakeoutId id,
    Direction direction,
    State state,
    String askedBy,
    Instant askedAt,
    @Nullable Instant doneAt,
    long rows,
    long bytes,
    String sha256,
    String reason) {

  /// For how long a file is kept.
  public static final Duration KEPT = Duration.ofDays(1);

  /// Which way it goes.
  public enum Direction {
    OUT,
    IN
  }

  /// Where it stands.
  public enum State {
    WAITING,
    DONE,
    REFUSED
  }

  public boolean isWaiting() {
    return state == State.WAITING;
  }
}
