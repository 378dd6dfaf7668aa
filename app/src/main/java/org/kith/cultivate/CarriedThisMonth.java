package org.kith.cultivate;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.kith.reach.Estimate;

/// How far this month's words travelled, and by whom. The module that measures implements it.
public interface CarriedThisMonth {

  /// @param others the part of it carried by others, 0 to 1
  /// @param reached how many different people could hear it
  /// @param at when it was counted
  record Carried(double others, Estimate reached, Instant at) {}

  /// Empty where nothing was carried yet.
  Optional<Carried> in(YearMonth month);
}
