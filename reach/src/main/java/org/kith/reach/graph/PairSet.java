package org.kith.reach.graph;

import java.util.Arrays;

/// Distinct pairs of ids, in order when asked for. Repeated pairs are dropped whenever the memory
/// is full, so a flood of one and the same arc takes no more of it.
///
/// Pairs are ordered digit by digit from the lowest, 1. Knuth, *The Art of Computer Programming* 3,
/// 5.2.5: for ids of 22 bits that is four passes, where comparing takes about twenty.
final class PairSet {

  private static final int DIGIT = 11; // bits; counts and one line of each pile stay in the cache
  private static final int PILES = 1 << DIGIT;
  private static final int FEW = 1 << 9;
  private static final int MOST_AT_FIRST = 1 << 22;

  private final int[] next = new int[PILES];
  private long[] pairs = new long[1 << 10];
  private long[] other = new long[0];
  private int size;

  /// Forgets all pairs.
  ///
  /// @param expected how many will be added at most
  void clear(long expected) {
    size = 0;
    if (pairs.length < Math.min(expected, MOST_AT_FIRST)) {
      pairs = new long[(int) Math.min(expected + expected / 8, MOST_AT_FIRST)];
    }
  }

  void addAll(long[] more, int count) {
    if (size + count > pairs.length) {
      compact();
      if (size + count > pairs.length / 2) {
        pairs = Arrays.copyOf(pairs, 2 * Math.max(size + count, pairs.length));
      }
    }
    System.arraycopy(more, 0, pairs, size, count);
    size += count;
  }

  /// Sorts the pairs and drops the repeated ones.
  ///
  /// @return how many are left
  int compact() {
    sort();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || pairs[kept - 1] != pairs[i]) {
        pairs[kept++] = pairs[i];
      }
    }
    size = kept;
    return kept;
  }

  private void sort() {
    if (size < FEW) {
      Arrays.sort(pairs, 0, size);
      return;
    }
    long differing = 0;
    for (int i = 0; i < size; i++) {
      differing |= pairs[i] ^ pairs[0];
    }
    if (other.length < pairs.length) {
      other = new long[pairs.length];
    }
    for (int shift = 0; shift < Long.SIZE; ) {
      long above = differing >>> shift;
      if (above == 0) {
        break;
      }
      shift += Long.numberOfTrailingZeros(above);
      pass(shift);
      shift += DIGIT;
    }
  }

  private void pass(int shift) {
    Arrays.fill(next, 0);
    for (int i = 0; i < size; i++) {
      next[digit(pairs[i], shift)]++;
    }
    int from = 0;
    for (int pile = 0; pile < PILES; pile++) {
      int count = next[pile];
      next[pile] = from;
      from += count;
    }
    for (int i = 0; i < size; i++) {
      long pair = pairs[i];
      other[next[digit(pair, shift)]++] = pair;
    }
    long[] sorted = other;
    other = pairs;
    pairs = sorted;
  }

  private static int digit(long pair, int shift) {
    return (int) (pair >>> shift) & (PILES - 1);
  }

  long get(int i) {
    return pairs[i];
  }
}
