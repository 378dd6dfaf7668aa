package org.kith.cultivate;

/// The sentence at the head of Today: "27 minutes, 7 things. Nothing is late."
public final class TodaySentence {

  private TodaySentence() {}

  /// @param minutes what the cards take together
  /// @param things how many there are
  /// @param late how many of them should have been done before today
  /// @param done how many were done today
  /// @param spent the minutes they took
  public static String of(int minutes, int things, int late, int done, int spent) {
    if (things == 0) {
      return done == 0
          ? "Nothing needs you today."
          : "That was today: " + things(done) + " in " + minutes(spent) + ".";
    }
    return minutes(minutes) + ", " + things(things) + ". " + late(late, things);
  }

  private static String late(int late, int things) {
    if (late == 0) {
      return "Nothing is late.";
    }
    if (late == things) {
      return things == 1 ? "It is late." : "All of them are late.";
    }
    return late == 1 ? "One is late." : Numerals.capital(late) + " are late.";
  }

  private static String minutes(int count) {
    return count == 1 ? "1 minute" : count + " minutes";
  }

  private static String things(int count) {
    return count == 1 ? "1 thing" : count + " things";
  }
}
