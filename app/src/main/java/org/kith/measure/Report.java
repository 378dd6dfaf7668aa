package org.kith.measure;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Forecast;
import org.kith.people.PersonId;
import org.kith.reach.Estimate;

/// One page a month.
///
/// @param sentence what the month was, in one sentence; a member may change it until it is sealed
/// @param numbers of the month
/// @param before of the month before, null where Kith did not listen yet
/// @param yearBefore of the same month a year before, null where Kith did not listen yet
/// @param goals what was hoped for in a month
/// @param outcomes of campaigns that ran in it
/// @param toThank who spoke and was not thanked yet, three at most
/// @param sealedAt since when nothing of it changes, null before
public record Report(
    YearMonth month,
    String sentence,
    Numbers numbers,
    @Nullable Numbers before,
    @Nullable Numbers yearBefore,
    Map<Measure, Long> goals,
    List<Outcome> outcomes,
    List<Thanks> toThank,
    @Nullable Instant sealedAt) {

  public Report {
    goals = Map.copyOf(goals);
    outcomes = List.copyOf(outcomes);
    toThank = List.copyOf(toThank);
  }

  public boolean isSealed() {
    return sealedAt != null;
  }

  /// What was expected of a campaign, and what came of it so far.
  ///
  /// @param forecast as it was sealed, null where none was
  /// @param asked how many were asked
  /// @param spoke how many different people carried it
  /// @param came how many people followed its links
  /// @param over whether it has ended
  public record Outcome(
      long campaign,
      String name,
      @Nullable Forecast forecast,
      int asked,
      int spoke,
      @Nullable Estimate reached,
      int came,
      boolean over) {}

  /// Somebody to thank in person.
  public record Thanks(PersonId person, String name, String why) {}
}
