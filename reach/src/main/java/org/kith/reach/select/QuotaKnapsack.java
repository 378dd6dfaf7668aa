package org.kith.reach.select;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;

/// The best that a budget can buy when people may be chosen in part and groups have minimums and
/// caps.
///
/// A price `τ` is put on the budget. Then each group can be settled by itself: its people in the
/// order of value less price, up to its cap as long as that is above 0, and up to its minimum even
/// below. What this comes to, and `τ` times the room, is an upper bound for *every* `τ`. As a
/// function of `τ` it is convex and made of straight pieces; its lowest point is found from
/// tangents, each cut of two being the next price [1]. By duality this is also the best choice of
/// one multiplier for each minimum and each cap.
///
/// People outside are known by rate and cost only ([Outsiders]). In a group with a cap each of its
/// places may be theirs; all others together fill the room at their best rate.
///
/// | | |
/// |---|---|
/// | Time | O(n log n) a price, at most 40 prices, usually fewer than ten: each filling begins at the price of the last |
/// | Memory | 30n bytes |
/// | Ties | of equal value, any: the maximum is the same |
/// | Threads | not thread-safe; one instance may be used for many values |
///
/// 1. Fisher. *The Lagrangian relaxation method for solving integer programming problems.*
///    Management Science 27, 1981; Kelley 1960.
final class QuotaKnapsack implements RelaxedBudget {

  private static final int MOST_PRICES = 40;
  private static final int MOST_DOUBLINGS = 60;
  private static final double ENOUGH = 1e-10;

  private final double[] cost;
  private final double room;
  private final int[] free; // items whose number is not limited
  private final int[][] grouped; // by group that has a minimum or a cap
  private final Quotas quotas;
  private final Outsiders outside;
  private final double[] loss; // price less value, by item
  private Side over = new Side(); // costs more than there is
  private Side under = new Side(); // fits
  private Side next = new Side();
  private double lastPrice;

  /// The choice at one price.
  private static final class Side {
    private final IntArrayList items = new IntArrayList();
    private double price;
    private double bound;
    private double slope; // the room less what the choice costs

    double boundAt(double other) {
      return bound + slope * (other - price);
    }
  }

  /// @param room how much there is to spend
  /// @param open who may be chosen
  /// @param quotas what is left of minimums and caps
  /// @param outside people who have no item
  QuotaKnapsack(double[] cost, double room, BitSet open, Quotas quotas, Outsiders outside) {
    this.cost = cost;
    this.room = room;
    this.quotas = quotas;
    this.outside = outside;
    this.loss = new double[cost.length];
    this.free = open.stream().filter(p -> !isLimited(quotas.of(p))).toArray();
    var of = new IntArrayList[quotas.groups()];
    Arrays.setAll(of, _ -> new IntArrayList());
    open.stream().filter(p -> isLimited(quotas.of(p))).forEach(p -> of[quotas.of(p)].add(p));
    this.grouped = Arrays.stream(of).map(IntArrayList::toIntArray).toArray(int[][]::new);
  }

  private boolean isLimited(int g) {
    return g >= 0 && (quotas.minimum()[g] > 0 || quotas.cap()[g] < Quotas.NO_CAP);
  }

  @Override
  public double fill(double[] value) {
    bracket(value);
    double best = Math.min(over.bound, under.bound);
    for (int i = 0; i < MOST_PRICES && over != under && under.slope > 0; i++) {
      double price =
          (over.boundAt(0) - under.boundAt(0)) / (under.slope - over.slope); // where tangents cut
      double least = under.boundAt(price);
      if (best - least <= ENOUGH * Math.abs(best) || !(price > over.price && price < under.price)) {
        break;
      }
      settle(value, price);
      best = Math.min(best, next.bound);
      keepNext();
    }
    lastPrice = under.price;
    return best;
  }

  /// Finds one price at which too much is taken and one at which all fits; the same, if all fits
  /// for nothing.
  private void bracket(double[] value) {
    settle(value, lastPrice);
    boolean fits = next.slope >= 0;
    keepNext();
    if (fits) {
      settle(value, 0);
      if (next.slope >= 0) {
        keepNext();
        over.price = under.price;
        over.bound = under.bound;
        over.slope = under.slope;
        over.items.clear();
      } else {
        keepNext();
      }
    } else {
      double price = Math.max(2 * lastPrice, highest(value));
      for (int i = 0; i < MOST_DOUBLINGS; i++, price *= 2) {
        settle(value, price);
        fits = next.slope >= 0;
        keepNext();
        if (fits) {
          return;
        }
      }
      under.price = over.price; // the minimums alone cost all there is
      under.bound = over.bound;
      under.slope = 0;
      under.items.clear();
      under.items.addAll(over.items);
    }
  }

  private double highest(double[] value) {
    double highest = Math.max(outside.best(), Double.MIN_NORMAL);
    for (int p : free) {
      highest = Math.max(highest, value[p] / cost[p]);
    }
    return highest;
  }

  private void keepNext() {
    var old = next.slope < 0 ? over : under;
    if (next.slope < 0) {
      over = next;
    } else {
      under = next;
    }
    next = old;
  }

  /// The choice at this price becomes the next side.
  private void settle(double[] value, double price) {
    next.items.clear();
    next.price = price;
    next.bound = price * room;
    next.slope = room;
    fillWithOutsiders(price);
    for (int p : free) {
      double worth = value[p] - price * cost[p];
      if (worth > 0) {
        take(p, worth);
      }
    }
    for (int g = 0; g < grouped.length; g++) {
      if (isLimited(g)) {
        settle(value, price, g);
      }
    }
  }

  private void take(int p, double worth) {
    next.items.add(p);
    next.bound += worth;
    next.slope -= cost[p];
  }

  private void fillWithOutsiders(double price) {
    double rate = 0;
    for (int g = 0; g <= quotas.groups(); g++) {
      boolean capped = g < quotas.groups() && quotas.cap()[g] < Quotas.NO_CAP;
      rate = capped ? rate : Math.max(rate, outside.rate()[g]);
    }
    if (rate > price) {
      next.bound += (rate - price) * room;
      next.slope -= room;
    }
  }

  private void settle(double[] value, double price, int g) {
    int[] people = grouped[g];
    for (int p : people) {
      loss[p] = price * cost[p] - value[p];
    }
    DoubleArrays.quickSortIndirect(people, loss, 0, people.length);
    int cap = quotas.cap()[g];
    double each = outside.rate()[g] - price; // of an outsider, for each that it costs
    double takes =
        !outside.hasAny(g) ? 0 : Math.min(each > 0 ? outside.most()[g] : outside.least()[g], room);
    double outsider = !outside.hasAny(g) ? Double.NEGATIVE_INFINITY : each * takes;
    if (cap == Quotas.NO_CAP && outsider > 0) {
      outsider = 0; // is with those who fill the room
      takes = 0;
    }
    int places = 0;
    for (; places < cap && places < people.length; places++) {
      int p = people[places];
      double worth = -loss[p];
      if (worth < outsider || (worth <= 0 && places >= quotas.minimum()[g])) {
        break;
      }
      take(p, worth);
    }
    int others = Math.max(0, (outsider > 0 ? cap : quotas.minimum()[g]) - places);
    if (others > 0 && outside.hasAny(g)) {
      next.bound += others * outsider;
      next.slope -= others * takes;
    }
  }

  @Override
  public void taken(Part part) {
    double gap = under.slope - over.slope;
    double ofOver = under.slope <= 0 || gap <= 0 ? 0 : Math.min(1, under.slope / gap);
    for (int i = 0; i < over.items.size() && ofOver > 0; i++) {
      part.is(over.items.getInt(i), ofOver);
    }
    for (int i = 0; i < under.items.size() && ofOver < 1; i++) {
      part.is(under.items.getInt(i), 1 - ofOver);
    }
  }
}
