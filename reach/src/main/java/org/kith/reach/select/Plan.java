package org.kith.reach.select;

import java.util.List;
import org.kith.reach.Estimate;

/// Whom to invest in, what it brings, and how good that is.
///
/// @param chosen the people, locked ones first, then in the order in which they pay off
/// @param total what the chosen and those already won reach together
/// @param fresh what the chosen reach beyond those already won
/// @param curve reach by hours along the plan, from nobody on; it goes on past the budget to twice
///   of it with the people who would come next
/// @param biggest what the biggest accounts would reach for the same budget
/// @param certificate how close this plan provably is to the best one
/// @param explanation what sentences about the plan need
public record Plan(
    List<Chosen> chosen,
    Estimate total,
    Estimate fresh,
    List<Point> curve,
    Comparison biggest,
    Certificate certificate,
    Explanation explanation) {

  public Plan {
    chosen = List.copyOf(chosen);
    curve = List.copyOf(curve);
  }

  /// A person of the plan.
  ///
  /// @param hours what the person takes
  /// @param locked whether the person was in the plan before it was made
  /// @param alone what the person reaches alone
  /// @param adds what the person newly reaches, beyond those already won and those before in the
  ///   plan. Nobody's own account is new once its owner is chosen, so the sum of all `adds` may
  ///   exceed `fresh` by the chosen people who hear each other.
  public record Chosen(long person, double hours, boolean locked, Estimate alone, Estimate adds) {}

  /// A point of a curve: the first `people` of an order take `hours` and reach `total` with those
  /// already won.
  public record Point(int people, double hours, Estimate total) {}

  /// The plan of somebody who takes the largest audiences first, as long as they fit.
  ///
  /// @param people in the order taken
  /// @param total what they and those already won reach together
  /// @param fresh what they reach beyond those already won
  /// @param curve reach by hours along that order
  public record Comparison(List<Long> people, Estimate total, Estimate fresh, List<Point> curve) {
    public Comparison {
      people = List.copyOf(people);
      curve = List.copyOf(curve);
    }
  }

  /// What sentences about the plan need.
  ///
  /// @param considered how many candidates could be chosen
  /// @param hours what the plan takes; more than the budget only if the locked people do
  /// @param outcome why the plan ends where it does
  /// @param countedAs the part of a merely counted audience that was taken as new when choosing;
  ///   deliberately low, so that a listed audience of the same worth goes first
  public record Explanation(int considered, double hours, Outcome outcome, double countedAs) {}

  /// Why a plan ends where it does.
  public enum Outcome {
    /// Everybody who could be chosen is in it.
    EVERYBODY_CHOSEN,
    /// Somebody else would fit the budget, and would add nothing.
    NOBODY_ADDS,
    /// Nobody else fits the budget.
    BUDGET_SPENT
  }
}
