package org.kith.reach.graph;

import java.util.Arrays;

/// Distinct pairs of ids, in order when asked for. Repeated pairs are dropped whenever the memory
/// is full, so a flood of one and the same arc takes no more of it.
final class PairSet {

  private long[] pairs;
  private int size;

  /// @param expected how many pairs will be added at most
  PairSet(long expected) {
    pairs = new long[Math.clamp(expected, 16, 1 << 22)];
  }

  void add(long pair) {
    if (size == pairs.length) {
      compact();
      if (size > pairs.length / 2) {
        pairs = Arrays.copyOf(pairs, Math.max(2 * pairs.length, pairs.length + 16));
      }
    }
    pairs[size++] = pair;
  }

  /// Sorts the pairs and drops the repeated ones.
  ///
  /// @return how many are left
  int compact() {
    Arrays.sort(pairs, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || pairs[kept - 1] != pairs[i]) {
        pairs[kept++] = pairs[i];
      }
    }
    size = kept;
    return kept;
  }

  long get(int i) {
    return pairs[i];
  }
}
