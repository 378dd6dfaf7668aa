package org.kith.plan.web;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.plan.Audiences;
import org.kith.plan.MonthPlan;
import org.kith.plan.Plans;

/// The plan for some hours, or why there is none yet.
///
/// @param hours what the slider says
/// @param plan null while nothing is known about who listens to whom
/// @param reading how far follower lists are read
public record PlanPage(
    int hours,
    @Nullable MonthPlan plan,
    Audiences.Progress reading,
    boolean mayChange,
    Instant now) {

  public int least() {
    return Plans.LEAST_HOURS;
  }

  public int most() {
    return Plans.MOST_HOURS;
  }

  /// Of whom it is not known by name who follows them, and why.
  public String byNumber() {
    var why =
        Stream.of(
                why(
                    reading.hidden(),
                    "does not show who follows it",
                    "do not show who follows them"),
                why(
                    reading.closed(),
                    "is on a server that shows it only to its own people",
                    "are on servers that show it only to their own people"),
                why(reading.failed(), "could not be read", "could not be read"))
            .filter(part -> !part.isEmpty())
            .toList();
    return why.isEmpty()
        ? ""
        : "%s. Such accounts count by the number of their followers."
            .formatted(String.join(", ", why));
  }

  private static String why(int accounts, String one, String many) {
    return accounts == 0
        ? ""
        : accounts == 1
            ? "1 account " + one
            : String.format(Locale.ENGLISH, "%,d accounts %s", accounts, many);
  }

  /// How many lists there are to read in all.
  public int listsInAll() {
    return reading.listed() + reading.reading();
  }
}
