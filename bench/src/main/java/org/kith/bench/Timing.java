package org.kith.bench;

import java.util.Arrays;
import java.util.function.Supplier;

/// Times something several times in one process; machines are noisy, so the middle counts.
///
/// @param last what the last round gave
/// @param median seconds
/// @param fastest seconds
record Timing<T>(T last, double median, double fastest) {

  /// @param rounds counted, after one for practice
  static <T> Timing<T> of(int rounds, Supplier<T> work) {
    T last = work.get();
    double[] took = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      last = work.get();
      took[round] = (System.nanoTime() - begin) / 1e9;
    }
    Arrays.sort(took);
    return new Timing<>(last, took[rounds / 2], took[0]);
  }
}
