package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.util.Arrays;

/// What a [SeedPlanner] is asked. People are numbered as in its owners.
///
/// @param cost what each person takes of the limit, above 0; empty where everybody takes 1
/// @param limit how much there is, at least 0
/// @param quotas how many of each group, locked people included
/// @param won people whose spread is ours already: it is in the total, and in nobody's gain
/// @param locked people who are in the plan, whatever they cost
/// @param excluded people who are never chosen; they still pass messages on
@SuppressWarnings("ArrayRecordComponent") // up to millions of costs, shared, never compared
public record SeedRequest(
    double[] cost,
    double limit,
    Quotas quotas,
    IntList won,
    IntList locked,
    IntList excluded,
    Effort effort) {

  public SeedRequest {
    for (double c : cost) {
      if (!(c > 0 && c < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a cost is finite and above 0, was " + c);
      }
    }
    if (!(limit >= 0 && limit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a limit is finite and at least 0, was " + limit);
    }
    for (int p : locked) {
      if (excluded.contains(p) || won.contains(p)) {
        throw new IllegalArgumentException(
            "person %d is locked, and excluded or won already".formatted(p));
      }
    }
  }

  /// The classical problem: k people, whoever they are.
  public static SeedRequest people(int k, Effort effort) {
    return new SeedRequest(
        new double[0],
        k,
        Quotas.NONE,
        IntLists.emptyList(),
        IntLists.emptyList(),
        IntLists.emptyList(),
        effort);
  }

  /// Whoever fits into so many hours.
  ///
  /// @param hours what each person takes
  public static SeedRequest hours(double limit, double[] hours, Effort effort) {
    return new SeedRequest(
        hours,
        limit,
        Quotas.NONE,
        IntLists.emptyList(),
        IntLists.emptyList(),
        IntLists.emptyList(),
        effort);
  }

  public SeedRequest withLimit(double other) {
    return new SeedRequest(cost, other, quotas, won, locked, excluded, effort);
  }

  public SeedRequest withQuotas(Quotas others) {
    return new SeedRequest(cost, limit, others, won, locked, excluded, effort);
  }

  public SeedRequest withWon(IntList others) {
    return new SeedRequest(cost, limit, quotas, others, locked, excluded, effort);
  }

  public SeedRequest withLocked(IntList others) {
    return new SeedRequest(cost, limit, quotas, won, others, excluded, effort);
  }

  public SeedRequest withExcluded(IntList others) {
    return new SeedRequest(cost, limit, quotas, won, locked, others, effort);
  }

  /// Whether the limit is too small for anybody.
  boolean nobodyFits() {
    return cost.length == 0 ? limit < 1 : Arrays.stream(cost).allMatch(c -> c > limit);
  }

  double costOf(int person) {
    return cost.length == 0 ? 1 : cost[person];
  }
}
