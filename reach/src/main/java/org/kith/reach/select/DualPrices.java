package org.kith.reach.select;

import java.util.Arrays;

/// A proven upper bound on what any plan within a budget can be worth.
///
/// Put a price `π` from 0 to 1 on every element. Whoever the best plan is, each element it covers
/// is worth at most `1 - π` once, and `π` to each person who covers it; so no plan is worth more
/// than `Σ (1 - π) + max Σ w`, where `w` is a person's extra and the prices of all it covers, and
/// the maximum is over the relaxed budget, a [Knapsack]. The bound holds for *every* choice of
/// prices, so they may be found by rule of thumb: by projected subgradient with Polyak's step,
/// starting from shares of the plan at hand. The prices "0 where the plan covers, 1 elsewhere" give
/// the data-dependent bound of [1]; it is the second start, so the result is never worse.
///
/// Minimums and caps of groups have multipliers of their own, see [QuotaKnapsack].
///
/// Locked people are settled: their elements are worth what they are, and only the rest is priced.
///
/// Who gains less per cost than the plan's last choice even where nothing is covered yet cannot be
/// among the maximisers at good prices. Such people are not priced one by one: all of them together
/// enter as one thing that fills any room at the best rate among them, which can only raise the
/// bound. So the time goes with the few dozen who matter, not with everybody.
///
/// | | |
/// |---|---|
/// | Time | at most 150 rounds of O(n + m), fewer for large m and where little is gained by more, n people, m the total they cover |
/// | Memory | about 24 bytes an element and 40 a person |
/// | Ties | none |
/// | Threads | not thread-safe; one instance for each call |
///
/// Differs from [2] in that prices are smoothed (0.6 old, 0.4 new) and the step is shortened after
/// six rounds without progress.
///
/// 1. Leskovec et al. *Cost-effective outbreak detection.* KDD 2007, section 3.2; Minoux 1978.
/// 2. Polyak. *Minimization of unsmooth functionals.* 1969; Held, Wolfe, Crowder 1974.
/// 3. Tang et al. *Revisiting influence maximization under knapsack constraints.* 2021.
final class DualPrices {

  private static final int MOST_ROUNDS = 150;
  private static final long MOST_WORK = 400_000_000;
  private static final double NEAR_ENOUGH = 0.002;
  private static final double KEPT = 0.6; // of the direction before
  private static final int LOOK_BACK = 12;
  private static final double HARDLY = 0.0005; // of the plan's worth
  private static final double ROUNDING = 1e-9;

  private final Cover cover;
  private final double settledWorth;
  private final Unsettled open; // what locked people leave to be priced
  private final double others; // what all who are not priced would fill the room and one more with
  private final double[] price; // by element
  private final double[] toOthers; // by person, and last those who are not priced
  private final RelaxedBudget relaxed;
  private double unpriced; // the sum of 1 - price

  /// Prices everybody.
  ///
  /// @param locked people who are in every plan
  /// @param budget the most that all people of a plan may cost, locked ones included
  DualPrices(Cover cover, int[] locked, double budget) {
    this(cover, locked, budget, 0, 0);
  }

  /// @param cut who gains less per cost than this is not priced, but bounded with the others
  /// @param outside the most that anybody who is not in `cover` gains per cost
  DualPrices(Cover cover, int[] locked, double budget, double cut, double outside) {
    this(
        cover,
        locked,
        Limits.of(budget),
        new double[] {cut},
        new Outsiders(new double[] {outside}, new double[] {0}, new double[] {0}));
  }

  /// @param cut by group, and last for those in none: who gains less per cost than this is not
  ///   priced, but bounded with the others
  /// @param outside all who are not in `cover`
  DualPrices(Cover cover, int[] locked, Limits limits, double[] cut, Outsiders outside) {
    this.cover = cover;
    this.settledWorth = cover.worth(locked);
    double room = Math.max(0, limits.budget() - cover.costOf(locked));
    var left = new Limits(room, limits.quotas().after(locked));
    this.open = new Unsettled(cover, locked, left, cut, outside);
    this.others = open.others().best() * (room + 1);
    this.relaxed = relaxed(left);
    this.price = new double[open.elements()];
    this.toOthers = new double[cover.people() + 1];
  }

  private RelaxedBudget relaxed(Limits left) {
    double room = left.budget() + ROUNDING;
    if (left.quotas().groups() > 0) {
      return new QuotaKnapsack(cover.cost(), room, open.people(), left.quotas(), open.others());
    }
    double[] cost = Arrays.copyOf(cover.cost(), cover.people() + 1);
    cost[cover.people()] = left.budget() + 1;
    return new Knapsack(cost, room);
  }

  /// The lowest bound found.
  ///
  /// @param plan a good plan, locked people included; the better it is, the better the start
  double bound(int[] plan) {
    return bound(plan, 0);
  }

  /// The lowest bound found, or the first one that is at most `enough`.
  double bound(int[] plan, double enough) {
    double worth = cover.worth(plan);
    int[] times = open.timesCovered(plan);
    double best = Math.min(shared(times, true), shared(times, false));
    if (best > enough) {
      best = Math.min(best, descend(best, worth, enough));
    }
    return Math.max(worth, wholeNumbers() ? Math.floor(best + 1e-6) : best);
  }

  /// The bound where those who cover an element share its price.
  private double shared(int[] times, boolean coveredAreFree) {
    unpriced = 0;
    for (int j = 0; j < price.length; j++) {
      price[j] = times[j] == 0 ? 1 : coveredAreFree ? 0 : 1.0 / times[j];
      unpriced += 1 - price[j];
    }
    return evaluate();
  }

  private double descend(double start, double worth, double enough) {
    double[] direction = new double[price.length];
    Arrays.fill(direction, -1);
    double best = start;
    double now = evaluate();
    double before = start;
    double scale = 20;
    int idle = 0;
    long rounds = Math.min(MOST_ROUNDS, MOST_WORK / (1 + open.size() + price.length));
    for (long round = 0;
        round < rounds && now - worth > NEAR_ENOUGH * worth && best > enough;
        round++) {
      double length = turn(direction, round == 0 ? 1 : 1 - KEPT);
      if (length == 0) {
        break;
      }
      step(direction, scale * (now - worth) / 2 / cover.unit() / length);
      now = evaluate();
      idle = now < best ? 0 : idle + 1;
      best = Math.min(best, now);
      if (enough == 0 && round % LOOK_BACK == LOOK_BACK - 1) {
        if (before - best < HARDLY * worth) {
          break;
        }
        before = best;
      }
      if (idle == 6) {
        scale *= 0.6;
        idle = 0;
      }
    }
    return best;
  }

  /// The bound at the present prices; the relaxed budget keeps the maximiser.
  private double evaluate() {
    Arrays.fill(toOthers, 0);
    for (int p = open.people().nextSetBit(0); p >= 0; p = open.people().nextSetBit(p + 1)) {
      toOthers[p] = cover.unit() * open.sum(p, price) + cover.extra()[p];
    }
    toOthers[cover.people()] = others;
    return settledWorth + cover.unit() * unpriced + relaxed.fill(toOthers);
  }

  /// Adds the maximiser to the direction, and returns the square of its length.
  private double turn(double[] direction, double amount) {
    relaxed.taken((p, part) -> {
      if (p < cover.people()) {
        open.add(p, amount * part, direction);
      }
    });
    double even = 0; // two sums, so that one need not wait for the other
    double odd = 0;
    for (int j = 0; j + 1 < direction.length; j += 2) {
      even += direction[j] * direction[j];
      odd += direction[j + 1] * direction[j + 1];
    }
    int last = direction.length - 1;
    return even + odd + (last % 2 == 0 ? direction[last] * direction[last] : 0);
  }

  /// Moves the prices, and keeps a part of the direction: each element pulls towards a lower price.
  private void step(double[] direction, double step) {
    unpriced = 0;
    for (int j = 0; j < price.length; j++) {
      double p = price[j] - step * direction[j];
      p = p < 0 ? 0 : p > 1 ? 1 : p; // Math.clamp waits for the second compiler
      price[j] = p;
      unpriced += 1 - p;
      direction[j] = KEPT * direction[j] - (1 - KEPT);
    }
  }

  /// Whether every plan is worth a whole number, so that a bound may be rounded down.
  private boolean wholeNumbers() {
    return cover.unit() == 1 && Arrays.stream(cover.extra()).allMatch(x -> x == Math.rint(x));
  }
}
