package org.kith.reach.select;

import org.kith.reach.spread.Samples;

/// Samples turned round: person p is in the samples `rows[start[p] .. start[p + 1])`, in ascending
/// order.
///
/// | | |
/// |---|---|
/// | Time | O(n + m) to make, n people, m members of the samples |
/// | Memory | 4m + 4n bytes |
/// | Threads | immutable |
@SuppressWarnings("ArrayRecordComponent") // read in inner loops, never compared
record Rows(int[] start, int[] rows) {

  static Rows of(Samples samples) {
    int[] next = new int[samples.people() + 1];
    int[] members = samples.members();
    for (int p : members) {
      next[p + 1]++;
    }
    for (int p = 0; p < samples.people(); p++) {
      next[p + 1] += next[p];
    }
    int[] rows = new int[members.length];
    int[] offsets = samples.offsets();
    for (int s = 0; s < samples.count(); s++) {
      for (int i = offsets[s]; i < offsets[s + 1]; i++) {
        rows[next[members[i]]++] = s;
      }
    }
    // Every start has moved on to the next one's.
    System.arraycopy(next, 0, next, 1, samples.people());
    next[0] = 0;
    return new Rows(next, rows);
  }

  /// How many samples the person is in.
  int count(int p) {
    return start[p + 1] - start[p];
  }
}
