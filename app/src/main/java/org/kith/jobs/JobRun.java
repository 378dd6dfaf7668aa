package org.kith.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the last run of a piece of work went, or goes.
///
/// @param subject what it was done to, empty where that is the whole workspace
/// @param done how much of `total` is done
/// @param total 0 where nobody knows
/// @param message what it does or why it failed, in words; `{done}` and `{total}` stand for numbers
/// @param failures how many runs in a row failed
/// @param endedAt null while it runs
/// @param nextAt when it is tried again or begins anew, null if never
public record JobRun(
    String name,
    String subject,
    State state,
    long done,
    long total,
    String message,
    int failures,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant nextAt) {

  /// Where it stands.
  public enum State {
    /// Asked for; it begins in a moment.
    WAITING,
    RUNNING,
    DONE,
    /// It failed or was cut off, and is tried again.
    RETRYING,
    /// It failed and is not tried again before somebody asks.
    FAILED
  }

  /// The progress line: "Read 31 of 41 sources".
  public String line() {
    return message
        .replace("{done}", "%,d".formatted(done))
        .replace("{total}", "%,d".formatted(total));
  }

  /// Whether it runs or is about to.
  public boolean isUnderWay() {
    return state == State.RUNNING || state == State.WAITING;
  }

  /// Whether the health line must name it.
  public boolean isTrouble() {
    return state == State.RETRYING || state == State.FAILED;
  }
}
