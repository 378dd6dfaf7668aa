package org.kith.reach.select;

import java.util.Arrays;
import java.util.BitSet;
import org.kith.reach.spread.Samples;

/// A covering problem: each person p covers the elements `members[start[p] .. start[p + 1])`, each
/// once; a set of people is worth `unit` for each element it covers and `extra[p]` for each person.
/// An extra may be negative. People are numbered so that the smaller number wins a tie.
@SuppressWarnings("ArrayRecordComponent") // read in inner loops, never compared
record Cover(int elements, double unit, int[] start, int[] members, double[] extra, double[] cost) {

  /// Every person costs 1 and has no extra; elements are the samples.
  static Cover of(Samples samples) {
    double[] cost = new double[samples.people()];
    Arrays.fill(cost, 1);
    return of(samples, new double[samples.people()], cost);
  }

  /// Elements are the samples, turned round to rows of people.
  static Cover of(Samples samples, double[] extra, double[] cost) {
    int[] start = new int[samples.people() + 1];
    for (int p : samples.members()) {
      start[p + 1]++;
    }
    for (int p = 0; p < samples.people(); p++) {
      start[p + 1] += start[p];
    }
    int[] next = start.clone();
    int[] bySample = new int[samples.members().length];
    for (int s = 0; s < samples.count(); s++) {
      for (int i = samples.offsets()[s]; i < samples.offsets()[s + 1]; i++) {
        bySample[next[samples.members()[i]]++] = s;
      }
    }
    return new Cover(samples.count(), samples.unit(), start, bySample, extra, cost);
  }

  int people() {
    return start.length - 1;
  }

  /// How many elements p covers that are not covered yet.
  int uncoveredBy(int p, BitSet covered) {
    int count = 0;
    for (int i = start[p]; i < start[p + 1]; i++) {
      count += covered.get(members[i]) ? 0 : 1;
    }
    return count;
  }

  /// What p gains where nothing is covered yet; never gains more.
  double most(int p) {
    return unit * (start[p + 1] - start[p]) + extra[p];
  }

  double gain(int p, BitSet covered) {
    return unit * uncoveredBy(p, covered) + extra[p];
  }

  void cover(int p, BitSet covered) {
    for (int i = start[p]; i < start[p + 1]; i++) {
      covered.set(members[i]);
    }
  }

  /// What these people are worth together.
  double worth(int... people) {
    var covered = new BitSet(elements);
    double worth = 0;
    for (int p : people) {
      worth += gain(p, covered);
      cover(p, covered);
    }
    return worth;
  }

  /// The least that anybody of a plan after the first `locked` gained per cost when chosen; 0 if
  /// there is nobody.
  double lastRate(int[] plan, int locked) {
    var covered = new BitSet(elements);
    double last = Double.POSITIVE_INFINITY;
    for (int i = 0; i < plan.length; i++) {
      double rate = gain(plan[i], covered) / cost[plan[i]];
      cover(plan[i], covered);
      last = i < locked ? last : Math.min(last, rate);
    }
    return last == Double.POSITIVE_INFINITY ? 0 : last;
  }

  double costOf(int... people) {
    double sum = 0;
    for (int p : people) {
      sum += cost[p];
    }
    return sum;
  }
}
