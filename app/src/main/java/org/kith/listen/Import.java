package org.kith.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that somebody brings in, and what came of it.
///
/// @param format what it is, as a person calls it; empty for a table
/// @param reason why it was refused, empty if it was not
/// @param doneAt when it was taken in, null before
public record Import(
    ImportId id,
    String name,
    String format,
    String fingerprint,
    String mapping,
    State state,
    String reason,
    Counts counts,
    Instant createdAt,
    @Nullable Instant doneAt) {

  /// For how long it can be undone.
  public static final Duration UNDO = Duration.ofDays(30);

  /// Where it stands.
  public enum State {
    /// Nothing of it was taken in yet.
    LOOKED,
    WAITING,
    DONE,
    REFUSED,
    UNDONE
  }

  /// What is in a file.
  ///
  /// @param follows who follows whom, which is read and not used yet
  /// @param leftOut parts that cannot be used
  /// @param leftOutFirst the first of those, with their reason
  public record Counts(
      int postsNew,
      int postsKnown,
      int accountsNew,
      int accountsKnown,
      int follows,
      int leftOut,
      List<String> leftOutFirst) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, List.of());

    public Counts {
      leftOutFirst = List.copyOf(leftOutFirst);
    }
  }

  public boolean isTable() {
    return format.isEmpty();
  }

  /// Whether it can still be undone.
  public boolean canBeUndone(Instant now) {
    return state == State.DONE && doneAt != null && now.isBefore(doneAt.plus(UNDO));
  }
}
