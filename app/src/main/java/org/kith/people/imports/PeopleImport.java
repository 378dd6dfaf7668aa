package org.kith.people.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file with people that somebody brings in, and what came of it.
///
/// @param doneAt when it was taken in, null before
public record PeopleImport(
    PeopleImportId id,
    String name,
    State state,
    String broughtBy,
    Counts counts,
    Instant createdAt,
    @Nullable Instant doneAt) {

  /// For how long it can be undone.
  public static final Duration UNDO = Duration.ofDays(30);

  /// Where it stands.
  public enum State {
    LOOKED,
    DONE,
    UNDONE
  }

  /// What is in a file.
  ///
  /// @param known who is in People already; nothing about them changes, but a refusal counts
  /// @param refusing who wants nothing from us, by this file or from before
  /// @param leftOut each entry that is not taken in, with its line and why
  public record Counts(int added, int known, int refusing, List<String> leftOut) {
    public static final Counts NONE = new Counts(0, 0, 0, List.of());

    public Counts {
      leftOut = List.copyOf(leftOut);
    }
  }

  /// Whether it can still be undone.
  public boolean canBeUndone(Instant now) {
    return state == State.DONE && doneAt != null && now.isBefore(doneAt.plus(UNDO));
  }
}
