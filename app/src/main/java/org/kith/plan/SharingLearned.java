package org.kith.plan;

import java.util.Locale;

/// How often what we wanted said was passed on so far, and how far a plan counts on it.
///
/// @param campaigns that were carried by somebody whose audience is known
/// @param heard how often somebody could hear of one from an account they follow
/// @param passedOn how often they then passed it on
/// @param counts the part of what was learned that a plan counts on, 0 to 1
public record SharingLearned(int campaigns, long heard, long passedOn, double counts) {

  public static final SharingLearned NOTHING = new SharingLearned(0, 0, 0, 0);

  private static final double MOST_OF_IT = 0.75;

  public boolean isNothing() {
    return heard == 0;
  }

  /// What was learned, and from how much.
  public String sentence() {
    if (isNothing()) {
      return "No campaign has shown yet who passes on what they hear.";
    }
    var from =
        String.format(
            Locale.ROOT,
            "Learned from %s: %,d times somebody could hear of it from an account they follow, ",
            campaigns == 1 ? "1 campaign" : "%,d campaigns".formatted(campaigns),
            heard);
    if (passedOn == 0) {
      return from + "and nobody passed it on yet. The plan counts on audiences alone.";
    }
    var often = passedOn == 1 ? "once" : "%,d times".formatted(passedOn);
    return from
        + "and "
        + often
        + " they passed it on. The plan prefers people whose audience does"
        + (counts < MOST_OF_IT
            ? "; as that is little to go by, it counts on %d %% of it so far."
                .formatted(Math.round(100 * counts))
            : ".");
  }
}
