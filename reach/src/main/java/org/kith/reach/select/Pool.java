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
    private final Samples samples;
    private final SeedRequest request;
    private final int[] counts; // of the samples that nobody won holds, by person
    private final BitSet gone = new BitSet(); // samples that somebody won holds
    private final BitSet barred = new BitSet(); // people who cannot be chosen
    private final int[] placeOf; // by person; -1 for those outside

    /// @param counts how many samples hold each person
    Maker(Samples samples, int[] counts, SeedRequest request) {
      this.samples = samples;
      this.request = request;
      this.placeOf = new int[samples.people()];
      Arrays.fill(placeOf, -1);
      request.won().forEach(barred::set);
      this.counts = barred.isEmpty() ? counts : withoutWon(counts);
      request.excluded().forEach(barred::set);
    }

    private int[] withoutWon(int[] all) {
      int[] left = all.clone();
      for (int s = 0; s < samples.count(); s++) {
        int from = samples.offsets()[s];
        int to = samples.offsets()[s + 1];
        if (holdsBarred(from, to)) {
          gone.set(s);
          for (int i = from; i < to; i++) {
            left[samples.members()[i]]--;
          }
        }
      }
      return left;
    }

    private boolean holdsBarred(int from, int to) {
      for (int i = from; i < to; i++) {
        if (barred.get(samples.members()[i])) {
          return true;
        }
      }
      return false;
    }

    /// About so many people: those who gain most per cost, enough of each group, and those locked.
    Pool make(int size) {
      var contenders = Contenders.of(request, counts, barred, size);
      int[] people = contenders.people();
      for (int i = 0; i < people.length; i++) {
        placeOf[people[i]] = i;
      }
      var cover = cover(people);
      for (int p : people) {
        placeOf[p] = -1;
      }
      return new Pool(
          people,
          cover,
          request.quotas().among(people),
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
      int[] next = start.clone();
      int[] rows = new int[start[n]];
      int[] members = samples.members();
      for (int s = 0; s < samples.count(); s++) {
        if (!gone.get(s)) {
          for (int i = samples.offsets()[s]; i < samples.offsets()[s + 1]; i++) {
            int place = placeOf[members[i]];
            if (place >= 0) {
              rows[next[place]++] = s;
            }
          }
        }
      }
      return new Cover(samples.count(), samples.unit(), start, rows, new double[n], cost);
    }
  }
}
