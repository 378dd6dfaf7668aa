package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;

/// Who may matter to a plan: those who gain much per cost where nothing is covered yet, enough of
/// each group, and those locked.
///
/// @param people in ascending order
/// @param outside the others, by samples per cost
/// @param everybody whether nobody outside could be in any plan for good reason
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record Contenders(int[] people, Outsiders outside, boolean everybody) {

  private static final int LOOKS = 1 << 14; // people looked at to guess a rate
  private static final int TIMES = 16; // as many of a group as its cap or minimum, and
  private static final int MORE = 64;

  /// @param counts how many samples that nobody won holds each person is in
  /// @param barred people who cannot be chosen
  /// @param size about how many are wanted
  static Contenders of(SeedRequest request, int[] counts, BitSet barred, int size) {
    var search = new Search(request, counts, barred);
    return request.quotas().group().length == 0 ? search.best(size) : search.bestOfGroups(size);
  }

  /// All with at least so many samples per cost, whatever their groups.
  static Contenders above(SeedRequest request, int[] counts, BitSet barred, double least) {
    return new Search(request, counts, barred).above(least);
  }

  private record Search(SeedRequest request, int[] counts, BitSet barred) {

    /// Everybody above a rate that about so many have.
    Contenders best(int size) {
      return above(rateOf(size));
    }

    Contenders above(double least) {
      var locked = new BitSet();
      request.locked().forEach(locked::set);
      var people = new IntArrayList();
      double outside = 0;
      for (int p = 0; p < counts.length; p++) {
        if (counts[p] == 0 && locked.isEmpty()) {
          continue;
        }
        double rate = rate(p);
        if ((rate > 0 && rate >= least) || locked.get(p)) {
          people.add(p);
        } else {
          outside = Math.max(outside, rate);
        }
      }
      var others = Outsiders.none(request.quotas().groups());
      others.add(-1, outside, 1);
      return new Contenders(people.toIntArray(), others, least == 0);
    }

    private double rateOf(int size) {
      int step = Math.max(1, counts.length / LOOKS);
      double[] rates = new double[Math.ceilDiv(counts.length, step)];
      int n = 0;
      for (int p = 0; p < counts.length; p += step) {
        rates[n++] = rate(p);
      }
      Arrays.sort(rates);
      int above = size / step;
      return above >= n ? 0 : rates[n - 1 - above];
    }

    private boolean canBeChosen(int p) {
      return !barred.get(p) && request.costOf(p) <= request.limit();
    }

    private double rate(int p) {
      return counts[p] == 0 || !canBeChosen(p) ? 0 : counts[p] / request.costOf(p);
    }

    /// The best of all, of a group with a cap not many more than that, of one with a minimum enough
    /// for it whatever they gain, the cheapest among them.
    Contenders bestOfGroups(int size) {
      var quotas = request.quotas();
      var in = new BitSet(counts.length);
      request.locked().forEach(in::set);
      GroupCosts.of(request, barred).cheapest().forEach(in::set);
      long[] order = byRate();
      int[] ofGroup = new int[quotas.groups()];
      int widen = Math.max(1, size / (LOOKS / 8));
      int taken = 0;
      for (long entry : order) {
        int p = (int) entry;
        int g = quotas.of(p);
        boolean few = g >= 0 && ofGroup[g] < enough(quotas.minimum()[g], widen);
        boolean many =
            g >= 0
                && quotas.cap()[g] < Quotas.NO_CAP
                && ofGroup[g] >= enough(Math.max(1, quotas.cap()[g]), widen);
        if (few || (taken < size && !many)) {
          in.set(p);
          taken++;
          if (g >= 0) {
            ofGroup[g]++;
          }
        }
      }
      return split(in);
    }

    private static long enough(int quota, int widen) {
      return quota == 0 ? 0 : (long) widen * (TIMES * (long) quota + MORE);
    }

    private Contenders split(BitSet in) {
      var quotas = request.quotas();
      var others = Outsiders.none(quotas.groups());
      boolean everybody = true;
      for (int p = 0; p < counts.length; p++) {
        int g = quotas.of(p);
        double rate = rate(p);
        boolean needed = g >= 0 && quotas.minimum()[g] > 0;
        if (!in.get(p) && canBeChosen(p) && (rate > 0 || needed)) {
          others.add(g, rate, request.costOf(p));
          everybody &= rate == 0;
        }
      }
      return new Contenders(in.stream().toArray(), others, everybody);
    }

    /// People who gain anything, the best rate first; of equal rates the smaller number.
    private long[] byRate() {
      long[] order = new long[counts.length];
      int n = 0;
      for (int p = 0; p < counts.length; p++) {
        double rate = rate(p);
        if (rate > 0) {
          long rank = (long) Integer.MAX_VALUE - Float.floatToIntBits((float) rate);
          order[n++] = rank << 32 | p;
        }
      }
      long[] sorted = Arrays.copyOf(order, n);
      Arrays.parallelSort(sorted);
      return sorted;
    }
  }
}
