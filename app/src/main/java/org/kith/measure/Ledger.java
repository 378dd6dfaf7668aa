package org.kith.measure;

import java.time.Instant;
import java.util.List;
import org.kith.plan.YesChances;

/// What Kith expected, what came of it, and what it learned from the difference.
///
/// @param campaigns those in which anybody was asked, the newest first
/// @param reliability requests by how probable a yes seemed when they were made
/// @param stages what is expected of people at each stage now, the closest stage first
/// @param lessons in sentences, the weightiest first
public record Ledger(
    List<Entry> campaigns, List<Row> reliability, List<OfStage> stages, List<String> lessons) {

  public Ledger {
    campaigns = List.copyOf(campaigns);
    reliability = List.copyOf(reliability);
    stages = List.copyOf(stages);
    lessons = List.copyOf(lessons);
  }

  /// A campaign.
  ///
  /// @param expected how many of those asked were to say yes, by what was known when it began
  /// @param yes how many did
  /// @param open how many have not answered yet
  public record Entry(
      long campaign, String name, Instant began, YesChances.Expected expected, int yes, int open) {

    public boolean isSettled() {
      return open == 0;
    }

    /// Whether what came lies within what was expected.
    public boolean isWithin() {
      return expected.holds(yes);
    }
  }

  /// Requests for which a yes seemed about equally probable.
  ///
  /// @param asked how many
  /// @param forecast the mean probability when they were made
  /// @param observed the part that said yes
  /// @param low the lower end of the 80 % interval of what is observed
  /// @param high its upper end
  public record Row(int asked, double forecast, double observed, double low, double high) {}

  /// What is expected of people at one stage.
  ///
  /// @param stage in words
  /// @param yes how many said so
  public record OfStage(String stage, long yes, YesChances.Chance chance) {}

  /// How many campaigns are settled.
  public long settled() {
    return campaigns.stream().filter(Entry::isSettled).count();
  }

  /// How many of them ended within their 80 % interval.
  public long within() {
    return campaigns.stream().filter(Entry::isSettled).filter(Entry::isWithin).count();
  }

  public boolean isEmpty() {
    return campaigns.isEmpty();
  }
}
