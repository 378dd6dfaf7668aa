package org.kith.reach.select;

import java.util.Arrays;
import java.util.BitSet;

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
  private static final int LOOK_BACK = 12;
  private static final double HARDLY = 0.0005; // of the plan's worth
  private static final double ROUNDING = 1e-9;

  private final Cover cover;
  private final double settledWorth;
  private final BitSet open; // people a plan may still take
  private final int[] priced; // elements that open people cover and locked ones do not
  private final double[] price; // by element; 0 where not priced
  private final double others; // what all who are not priced would fill the room and one more with
  private final double[] toOthers; // by person, and last those who are not priced
  private final RelaxedBudget relaxed;

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
    var quotas = limits.quotas().after(locked);
    var others = outside.copy();
    this.open = open(locked, room, quotas, cut, others);
    this.others = others.best() * (room + 1);
    this.relaxed = relaxed(room, quotas, others);
    var settled = new BitSet(cover.elements());
    for (int p : locked) {
      cover.cover(p, settled);
    }
    var reachable = new BitSet(cover.elements());
    open.stream().forEach(p -> cover.cover(p, reachable));
    reachable.andNot(settled);
    this.priced = reachable.stream().toArray();
    this.price = new double[cover.elements()];
    this.toOthers = new double[cover.people() + 1];
  }

  /// Who is priced; all else who can be chosen are added to the others.
  private BitSet open(int[] locked, double room, Quotas quotas, double[] cut, Outsiders others) {
    var people = new BitSet(cover.people());
    var settled = new BitSet(cover.people());
    for (int p : locked) {
      settled.set(p);
    }
    for (int p = 0; p < cover.people(); p++) {
      int g = quotas.of(p);
      boolean full = g >= 0 && quotas.cap()[g] == 0;
      if (cover.cost()[p] <= room + ROUNDING && !settled.get(p) && !full) {
        double rate = cover.most(p) / cover.cost()[p];
        if (rate >= cut[g < 0 ? cut.length - 1 : g]) {
          people.set(p);
        } else {
          others.add(g, rate, cover.cost()[p]);
        }
      }
    }
    return people;
  }

  private RelaxedBudget relaxed(double room, Quotas quotas, Outsiders others) {
    if (quotas.group().length > 0) {
      return new QuotaKnapsack(cover.cost(), room + ROUNDING, open, quotas, others);
    }
    double[] cost = Arrays.copyOf(cover.cost(), cover.people() + 1);
    cost[cover.people()] = room + 1;
    return new Knapsack(cost, room + ROUNDING);
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
    int[] times = timesCovered(plan);
    double best = Math.min(priced(times, true), priced(times, false));
    if (best > enough) {
      best = Math.min(best, descend(best, worth, enough));
    }
    return Math.max(worth, wholeNumbers() ? Math.floor(best + 1e-6) : best);
  }

  private double priced(int[] times, boolean coveredAreFree) {
    for (int j : priced) {
      price[j] = times[j] == 0 ? 1 : coveredAreFree ? 0 : 1.0 / times[j];
    }
    return evaluate();
  }

  private double descend(double start, double worth, double enough) {
    double[] direction = new double[price.length];
    double best = start;
    double now = evaluate();
    double before = start;
    double scale = 20;
    int idle = 0;
    long rounds = Math.min(MOST_ROUNDS, MOST_WORK / (1 + cover.members().length + price.length));
    for (long round = 0;
        round < rounds && now - worth > NEAR_ENOUGH * worth && best > enough;
        round++) {
      double length = turn(direction, round == 0 ? 0 : 0.6);
      if (length == 0) {
        break;
      }
      double step = scale * (now - worth) / 2 / cover.unit() / length;
      for (int j : priced) {
        double p = price[j] - step * direction[j];
        price[j] = p < 0 ? 0 : p > 1 ? 1 : p; // Math.clamp waits for the second compiler
      }
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
    double leftOver = 0;
    for (int j : priced) {
      leftOver += 1 - price[j];
    }
    Arrays.fill(toOthers, 0);
    for (int p = open.nextSetBit(0); p >= 0; p = open.nextSetBit(p + 1)) {
      double sum = 0;
      for (int i = cover.start()[p]; i < cover.start()[p + 1]; i++) {
        sum += price[cover.members()[i]];
      }
      toOthers[p] = cover.unit() * sum + cover.extra()[p];
    }
    toOthers[cover.people()] = others;
    return settledWorth + cover.unit() * leftOver + relaxed.fill(toOthers);
  }

  /// Turns the direction towards the subgradient, and returns the square of its length.
  private double turn(double[] direction, double keep) {
    for (int j : priced) {
      direction[j] = keep * direction[j] - (1 - keep);
    }
    relaxed.taken((p, part) -> {
      if (p < cover.people()) {
        addTo(direction, p, (1 - keep) * part);
      }
    });
    double length = 0;
    for (int j : priced) {
      length += direction[j] * direction[j];
    }
    return length;
  }

  private void addTo(double[] direction, int p, double amount) {
    for (int i = cover.start()[p]; i < cover.start()[p + 1]; i++) {
      direction[cover.members()[i]] += amount;
    }
  }

  private int[] timesCovered(int[] plan) {
    int[] times = new int[cover.elements()];
    for (int p : plan) {
      for (int i = cover.start()[p]; i < cover.start()[p + 1]; i++) {
        times[cover.members()[i]]++;
      }
    }
    return times;
  }

  /// Whether every plan is worth a whole number, so that a bound may be rounded down.
  private boolean wholeNumbers() {
    return cover.unit() == 1 && Arrays.stream(cover.extra()).allMatch(x -> x == Math.rint(x));
  }
}
