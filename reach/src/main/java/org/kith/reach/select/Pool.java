package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import org.kith.reach.spread.Samples;

/// The people worth a closer look, as a covering problem of their own: of a million accounts a plan
/// takes a few dozen, and nearly all others gain less alone than the last of those adds.
///
/// @param people by their place in the cover, in ascending order
/// @param cover what they cover of the samples
/// @param outside the most that anybody else gains per cost
@SuppressWarnings("ArrayRecordComponent") // read in inner loops, never compared
record Pool(int[] people, Cover cover, double outside) {

  private static final int LOOKS = 1 << 14; // people looked at to guess a rate

  /// Their places in the pool; all must be in it.
  int[] placesOf(int[] ofPeople) {
    int[] places = new int[ofPeople.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = Arrays.binarySearch(people, ofPeople[i]);
    }
    return places;
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

    /// The samples that nobody won holds.
    int samplesLeft() {
      return samples.count() - gone.cardinality();
    }

    /// A rate that about `size` people have or exceed; 0 where there are not so many.
    double rateOf(int size) {
      int step = Math.max(1, samples.people() / LOOKS);
      double[] rates = new double[Math.ceilDiv(samples.people(), step)];
      int n = 0;
      for (int p = 0; p < samples.people(); p += step) {
        rates[n++] = rate(p);
      }
      Arrays.sort(rates);
      int above = size / step;
      return above >= n ? 0 : rates[n - 1 - above];
    }

    private double rate(int p) {
      return counts[p] == 0 || barred.get(p) || request.costOf(p) > request.limit()
          ? 0
          : counts[p] / request.costOf(p);
    }

    /// Those with at least this rate, in samples per cost, and those locked.
    Pool make(double least) {
      var people = new IntArrayList();
      var locked = new BitSet();
      request.locked().forEach(locked::set);
      double outside = 0;
      for (int p = 0; p < samples.people(); p++) {
        double rate = rate(p);
        if ((rate > 0 && rate >= least) || locked.get(p)) {
          placeOf[p] = people.size();
          people.add(p);
        } else {
          outside = Math.max(outside, rate);
        }
      }
      var cover = cover(people);
      people.forEach(p -> placeOf[p] = -1);
      return new Pool(people.toIntArray(), cover, outside * samples.unit());
    }

    private Cover cover(IntArrayList people) {
      int n = people.size();
      int[] start = new int[n + 1];
      double[] cost = new double[n];
      for (int i = 0; i < n; i++) {
        start[i + 1] = Math.addExact(start[i], counts[people.getInt(i)]);
        cost[i] = request.costOf(people.getInt(i));
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
