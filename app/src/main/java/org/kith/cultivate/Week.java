package org.kith.cultivate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// A week in a few lines, for whoever reads it on a Friday.
///
/// @param spoke who of the people we know spoke about us and may be thanked, most often first
/// @param quiet who of them spoke and wants to hear nothing for now, or ever
/// @param others how many voices beside them did
/// @param resting who of the circle rests
/// @param monday who of the reader's or of nobody's has waited longest and may be written to, null
///   where nobody waits
public record Week(
    TodayNumbers numbers,
    List<Name> spoke,
    List<Name> quiet,
    int others,
    List<Name> resting,
    @Nullable Waiting monday) {

  public Week {
    spoke = List.copyOf(spoke);
    quiet = List.copyOf(quiet);
    resting = List.copyOf(resting);
  }

  public record Name(PersonId person, String name) {}

  /// @param daysPast whole days past their rhythm
  public record Waiting(Name who, int daysPast) {}
}
