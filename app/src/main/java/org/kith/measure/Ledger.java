package org.kith.measure;

import java.time.Instant;
import java.util.List;
import org.kith.plan.YesChances;
import org.kith.reach.Estimate;

/// What Kith expected, what came of it, and what it learned from the difference.
///
/// @param campaigns those in which anybody was asked, the newest first
/// @param heard how many people could hear each campaign, the newest first
/// @param reliability requests by how probable a yes seemed when they were made
/// @param stages what is expected of people at each stage now, the closest stage first
/// @param lessons in sentences, the weightiest first
public record Ledger(
    List<Entry> campaigns,
    List<Heard> heard,
    List<Row> reliability,
    List<OfStage> stages,
    List<String> lessons) {

  public Ledger {
    campaigns = List.copyOf(campaigns);
    heard = List.copyOf(heard);
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

  /// How many different people could hear a campaign.
  ///
  /// @param expected as it was sealed when it began
  /// @param ofWhoSpeaks whether it was foretold who would speak; earlier forecasts say how many
  ///   could hear it if everybody who could be asked spoke
  /// @param measured from those who carried it so far
  /// @param over whether it has ended
  public record Heard(
      long campaign,
      String name,
      Instant began,
      Estimate expected,
      boolean ofWhoSpeaks,
      Estimate measured,
      boolean over) {

    /// What came beside what was expected.
    public enum Verdict {
      /// All that is possible by what was measured lies within what was expected.
      WITHIN,
      /// All of it lies above.
      MORE,
      /// All of it lies below.
      FEWER,
      /// Some of it lies within and some does not: too little of the audiences is known.
      UNTOLD
    }

    public Verdict verdict() {
      if (measured.low() > expected.high()) {
        return Verdict.MORE;
      }
      if (measured.high() < expected.low()) {
        return Verdict.FEWER;
      }
      return measured.low() >= expected.low() && measured.high() <= expected.high()
          ? Verdict.WITHIN
          : Verdict.UNTOLD;
    }

    /// Whether it says anything of how good forecasts are.
    public boolean isSettled() {
      return over && ofWhoSpeaks && verdict() != Verdict.UNTOLD;
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

  /// Of how many campaigns it is settled how many people could hear them.
  public long settledReach() {
    return heard.stream().filter(Heard::isSettled).count();
  }

  /// How many of them ended within the 80 % interval.
  public long withinReach() {
    return heard.stream()
        .filter(Heard::isSettled)
        .filter(entry -> entry.verdict() == Heard.Verdict.WITHIN)
        .count();
  }

  /// How many that are over were measured too roughly to tell.
  public long untoldReach() {
    return heard.stream()
        .filter(entry -> entry.over() && entry.ofWhoSpeaks())
        .filter(entry -> entry.verdict() == Heard.Verdict.UNTOLD)
        .count();
  }

  public boolean isEmpty() {
    return campaigns.isEmpty() && heard.isEmpty();
  }
}
