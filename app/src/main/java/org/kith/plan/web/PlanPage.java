package org.kith.plan.web;

import java.time.Instant;
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

  /// How many lists there are to read in all.
  public int listsInAll() {
    return reading.listed() + reading.reading();
  }
}
