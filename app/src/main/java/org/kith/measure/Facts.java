package org.kith.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Forecast;
import org.kith.people.PersonId;
import org.kith.reach.Estimate;

/// All that a report says in numbers and in others' words, as it was when it was counted. A sealed
/// report keeps it as it is here.
///
/// @param at when it was counted
/// @param compared the same numbers of other times
/// @param goals what was hoped for in a month
/// @param outcomes of campaigns that ran in it
/// @param toThank who spoke and was not thanked yet, three at most
/// @param said what people said
/// @param running names of the campaigns that go on in the month after
/// @param worthKnowing what was worth a sentence, three at most
public record Facts(
    Instant at,
    Numbers numbers,
    Travel travel,
    List<Compared> compared,
    Map<Measure, Long> goals,
    List<Outcome> outcomes,
    List<Thanks> toThank,
    WhatWasSaid.Said said,
    List<String> running,
    List<Insight> worthKnowing) {

  public Facts {
    compared = List.copyOf(compared);
    goals = Map.copyOf(goals);
    outcomes = List.copyOf(outcomes);
    toThank = List.copyOf(toThank);
    running = List.copyOf(running);
    // Reports that were sealed earlier say nothing of it.
    worthKnowing = worthKnowing == null ? List.of() : List.copyOf(worthKnowing);
  }

  /// The same with others to thank.
  Facts thanking(List<Thanks> thanks) {
    return new Facts(
        at, numbers, travel, compared, goals, outcomes, thanks, said, running, worthKnowing);
  }

  /// The same with other words of others.
  Facts saying(WhatWasSaid.Said words) {
    return new Facts(
        at, numbers, travel, compared, goals, outcomes, toThank, words, running, worthKnowing);
  }

  /// The same with another account of how far it got.
  Facts travelling(Travel travelled) {
    return new Facts(
        at, numbers, travelled, compared, goals, outcomes, toThank, said, running, worthKnowing);
  }

  /// The same with other things worth knowing.
  Facts knowing(List<Insight> insights) {
    return new Facts(
        at, numbers, travel, compared, goals, outcomes, toThank, said, running, insights);
  }

  /// The numbers of another time.
  ///
  /// @param name as a column is called: "October 2026"
  /// @param key the same for programs: `2026-10`, `year`
  /// @param numbers null where Kith did not listen yet
  public record Compared(String key, String name, @Nullable Numbers numbers) {}

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
      boolean over) {

    /// Why it came as it did, as far as the numbers tell.
    public String why() {
      if (forecast == null) {
        return "Nothing was expected of it in numbers.";
      }
      if (reached == null) {
        return over ? "Nobody carried it." : "Nobody carried it yet.";
      }
      var expected = forecast.expectedReach();
      int speaking = forecast.speakersAtLeast();
      if (reached.value() < expected.low()) {
        return "Less than expected: "
            + (spoke < speaking
                ? forecast.heard() == null
                    ? "fewer spoke than could have been asked"
                    : "fewer spoke than were expected to"
                : "those who spoke are heard by fewer than thought")
            + (over ? "." : ", and it still runs.");
      }
      if (reached.value() > expected.high()) {
        return "More than expected: "
            + (spoke > asked
                ? "others carried it who were never asked."
                : "those who spoke are heard by more than thought.");
      }
      return "As expected" + (spoke < speaking ? ", by fewer people than thought." : ".");
    }
  }

  /// Somebody to thank in person.
  public record Thanks(PersonId person, String name, String why) {}
}
