package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntList;
import org.kith.reach.Estimate;
import org.kith.reach.spread.Samples;

/// What some people bring by the samples that nobody was chosen by.
///
/// @param by the samples
/// @param fresh how many of them each person newly covers, in order
/// @param covered how many they cover together
/// @param won how many those already won cover
@SuppressWarnings("ArrayRecordComponent") // never compared
record Judged(Samples by, int[] fresh, long covered, long won) {

  /// Each sample is credited to the first person who covers it, those won before all others.
  ///
  /// @param rows the same samples, by person
  static Judged of(Samples by, Rows rows, int[] people, IntList won) {
    boolean[] covered = new boolean[by.count()];
    long wonTogether = by.won();
    for (int p : won) {
      wonTogether += cover(p, rows, covered);
    }
    int[] fresh = new int[people.length];
    long together = 0;
    for (int i = 0; i < people.length; i++) {
      fresh[i] = cover(people[i], rows, covered);
      together += fresh[i];
    }
    return new Judged(by, fresh, together, wonTogether);
  }

  private static int cover(int p, Rows rows, boolean[] covered) {
    int fresh = 0;
    for (int i = rows.start()[p]; i < rows.start()[p + 1]; i++) {
      int s = rows.rows()[i];
      fresh += covered[s] ? 0 : 1;
      covered[s] = true;
    }
    return fresh;
  }

  Estimate estimate(long hits) {
    return SpreadBounds.wilson(hits, by.drawn(), by.weight(), 1);
  }

  /// What the people and those won bring together.
  Estimate total() {
    return estimate(won + covered);
  }
}
