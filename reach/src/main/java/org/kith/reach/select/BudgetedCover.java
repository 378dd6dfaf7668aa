package org.kith.reach.select;

import java.util.Arrays;
import java.util.BitSet;
import org.kith.reach.select.LazyGreedyCover.Rule;

/// Chooses people within a budget: greedy by gain an hour, greedy by gain, and the best single
/// person filled up by gain an hour; the best of the three, then improved by exchanging one person
/// for another as long as that helps.
///
/// Minimums and caps of groups are kept throughout: every step asks [Room].
///
/// Gain an hour alone can be arbitrarily bad, a small bargain shutting out the one large person;
/// with the best single person beside it, half of `1 - 1/e` is certain [1]. What a plan is really
/// worth against the best is said by [DualPrices] for the plan at hand, and is usually far more.
///
/// | | |
/// |---|---|
/// | Time | three greedy runs, and at most 20 rounds of exchange |
/// | Memory | as [LazyGreedyCover] |
/// | Ties | the smaller id wins; of equal plans the one by gain an hour |
/// | Threads | not thread-safe; one instance for each call |
///
/// 1. Khuller, Moss, Naor. *The budgeted maximum coverage problem.* IPL 70, 1999.
final class BudgetedCover {

  private static final double ROUNDING = 1e-9;
  private static final int MOST_EXCHANGES = 20;
  private static final long MOST_WORK = 50_000_000;

  private final Cover cover;
  private final int[] locked;
  private final BitSet isLocked = new BitSet();
  private final Room room;

  BudgetedCover(Cover cover, int[] locked, double budget) {
    this(cover, locked, Limits.of(budget));
  }

  /// @param limits that some plan can keep
  BudgetedCover(Cover cover, int[] locked, Limits limits) {
    this.cover = cover;
    this.locked = new LazyGreedyCover(cover).inOrder(new int[0], locked);
    this.room = new Room(cover.cost(), limits);
    for (int p : locked) {
      isLocked.set(p);
    }
  }

  /// Locked people first, then the others as they pay off.
  int[] choose() {
    int[] best = new LazyGreedyCover(cover).choose(Rule.GAIN_PER_COST, locked, room);
    if (Arrays.stream(cover.cost()).distinct().limit(2).count() > 1) {
      best = better(best, new LazyGreedyCover(cover).choose(Rule.GAIN, locked, room));
      int single = bestSingle();
      if (single >= 0) {
        int[] start = Arrays.copyOf(locked, locked.length + 1);
        start[locked.length] = single;
        best = better(best, new LazyGreedyCover(cover).choose(Rule.GAIN_PER_COST, start, room));
      }
    }
    int[] rest = Arrays.stream(exchanged(best)).filter(p -> !isLocked.get(p)).toArray();
    return new LazyGreedyCover(cover).inOrder(locked, rest);
  }

  private int[] better(int[] one, int[] other) {
    return cover.worth(other) > cover.worth(one) + ROUNDING ? other : one;
  }

  private int bestSingle() {
    var covered = new Coverage(cover, locked);
    hold(locked, -1);
    int best = -1;
    double bestGain = 0;
    for (int p = 0; p < cover.people(); p++) {
      if (room.fits(p) && !isLocked.get(p)) {
        double gain = covered.gain(p);
        if (gain > bestGain) {
          best = p;
          bestGain = gain;
        }
      }
    }
    return best;
  }

  private int[] exchanged(int[] plan) {
    int[] now = plan;
    long work = (long) cover.members().length * Math.max(1, plan.length);
    for (int round = 1; round <= MOST_EXCHANGES && round * work <= MOST_WORK; round++) {
      int[] next = exchangeOne(now);
      if (cover.worth(next) <= cover.worth(now) + ROUNDING) {
        break;
      }
      now = next;
    }
    return now;
  }

  /// Makes the exchange of one person for another that gains the most, then fills up.
  private int[] exchangeOne(int[] plan) {
    double worth = cover.worth(plan);
    double bestWorth = worth + ROUNDING;
    int[] best = plan;
    var covered = new Coverage(cover, plan);
    for (int at = 0; at < plan.length; at++) {
      if (isLocked.get(plan[at])) {
        continue;
      }
      covered.remove(plan[at]);
      hold(plan, plan[at]);
      double without = worth - covered.gain(plan[at]);
      int in = bestOf(plan, covered, bestWorth - without);
      if (in >= 0) {
        bestWorth = without + covered.gain(in);
        best = plan.clone();
        best[at] = in;
      }
      covered.add(plan[at]);
    }
    return new LazyGreedyCover(cover).choose(Rule.GAIN_PER_COST, best, room);
  }

  /// Who fits and gains the most, and more than `atLeast`, or -1.
  private int bestOf(int[] plan, Coverage covered, double atLeast) {
    var inPlan = new BitSet();
    for (int p : plan) {
      inPlan.set(p);
    }
    int best = -1;
    double most = atLeast;
    for (int p = 0; p < cover.people(); p++) {
      if (cover.most(p) > most && room.fits(p) && !inPlan.get(p)) {
        double gain = covered.gain(p);
        if (gain > most) {
          best = p;
          most = gain;
        }
      }
    }
    return best;
  }

  private void hold(int[] people, int except) {
    room.clear();
    for (int p : people) {
      if (p != except) {
        room.take(p);
      }
    }
  }
}
