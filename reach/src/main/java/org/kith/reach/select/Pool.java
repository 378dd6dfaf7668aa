package org.kith.reach.select;

import java.util.Arrays;
import java.util.BitSet;
import org.kith.reach.spread.Samples;

/// The people worth a closer look, as a covering problem of their own: of a million accounts a plan
/// takes a few dozen, and nearly all others gain less alone than the last of those adds.
///
/// @param people by their place in the cover, in ascending order
/// @param cover what they cover of the samples
/// @param quotas of these people
/// @param outside all others, by worth per cost
/// @param everybody whether nobody outside could gain anything
@SuppressWarnings("ArrayRecordComponent") // read in inner loops, never compared
record Pool(int[] people, Cover cover, Quotas quotas, Outsiders outside, boolean everybody) {

  /// Their places in the pool; all must be in it.
  int[] placesOf(int[] ofPeople) {
    int[] places = new int[ofPeople.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = Arrays.binarySearch(people, ofPeople[i]);
    }
    return places;
  }

  /// Whether nobody outside gains more than those chosen last.
  ///
  /// @param last by group, see [LastRates]
  boolean isWideEnough(double[] last, int chosen) {
    if (everybody) {
      return true;
    }
    boolean enough = chosen < people.length;
    for (int g = 0; g < last.length; g++) {
      enough &= outside.rate()[g] <= last[g];
    }
    return enough;
  }

  int[] peopleAt(int[] places) {
    int[] of = new int[places.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = people[places[i]];
    }
    return of;
  }

  /// Makes pools of one set of samples.
  static final class Maker {
    private static final double SLACK = 0.9; // of the last rate, for people exchanged in later

    private final Samples samples;
    private final Rows rows;
    private final SeedRequest request;
    private final int[] counts; // of the samples that nobody won holds, by person
    private final BitSet gone = new BitSet(); // samples that somebody won holds
    private final BitSet barred = new BitSet(); // people who cannot be chosen
    private int size;
    private double least = Double.POSITIVE_INFINITY; // samples per cost

    /// @param rows the same samples, by person
    /// @param counts how many samples hold each person
    Maker(Samples samples, Rows rows, int[] counts, SeedRequest request) {
      this.samples = samples;
      this.rows = rows;
      this.request = request;
      request.won().forEach(barred::set);
      this.counts = barred.isEmpty() ? counts : withoutWon(counts);
      request.excluded().forEach(barred::set);
    }

    private int[] withoutWon(int[] all) {
      int[] left = all.clone();
      for (int p = barred.nextSetBit(0); p >= 0; p = barred.nextSetBit(p + 1)) {
        for (int i = rows.start()[p]; i < rows.start()[p + 1]; i++) {
          gone.set(rows.rows()[i]);
        }
      }
      for (int s = gone.nextSetBit(0); s >= 0; s = gone.nextSetBit(s + 1)) {
        for (int i = samples.offsets()[s]; i < samples.offsets()[s + 1]; i++) {
          left[samples.members()[i]]--;
        }
      }
      return left;
    }

    /// About so many people: those who gain most per cost, enough of each group, and those locked.
    Pool make(int about) {
      size = about;
      return pool(Contenders.of(request, counts, barred, about));
    }

    /// More people than before.
    ///
    /// @param last what those chosen last from the pool before gained per cost, by group
    Pool wider(double[] last) {
      if (request.quotas().groups() > 0) {
        return make(4 * size);
      }
      least = Math.min(SLACK * last[0] / samples.unit(), least / 2);
      return pool(Contenders.above(request, counts, barred, least < 1e-6 ? 0 : least));
    }

    private Pool pool(Contenders contenders) {
      return new Pool(
          contenders.people(),
          cover(contenders.people()),
          request.quotas().among(contenders.people()),
          contenders.outside().times(samples.unit()),
          contenders.everybody());
    }

    private Cover cover(int[] people) {
      int n = people.length;
      int[] start = new int[n + 1];
      double[] cost = new double[n];
      for (int i = 0; i < n; i++) {
        start[i + 1] = Math.addExact(start[i], counts[people[i]]);
        cost[i] = request.costOf(people[i]);
      }
      int[] members = new int[start[n]];
      for (int i = 0; i < n; i++) {
        copy(people[i], members, start[i]);
      }
      return new Cover(samples.count(), samples.unit(), start, members, new double[n], cost);
    }

    private void copy(int p, int[] to, int at) {
      int from = rows.start()[p];
      if (gone.isEmpty()) {
        System.arraycopy(rows.rows(), from, to, at, rows.count(p));
        return;
      }
      int next = at;
      for (int i = from; i < rows.start()[p + 1]; i++) {
        if (!gone.get(rows.rows()[i])) {
          to[next++] = rows.rows()[i];
        }
      }
    }
  }
}
