package org.kith.bench.graphs;

import java.io.IOException;
import java.util.SplittableRandom;

/// A random graph that repeats itself at every scale (R-MAT: Chakrabarti, Zhan, Faloutsos 2004),
/// with the parameters of Graph500: each bit of an arc's ends falls into one of four quadrants with
/// probability 0.57, 0.19, 0.19 and 0.05. Arcs to nodes beyond the last are drawn again; repeated
/// arcs and loops are given as they fall.
record RMat(int nodes, long arcs, long seed) implements RandomArcs {

  private static final int BITS = 16; // of a random number for each level
  private static final int A = (int) (0.57 * (1 << BITS));
  private static final int B = A + (int) (0.19 * (1 << BITS));
  private static final int C = B + (int) (0.19 * (1 << BITS));

  @Override
  public void give(Taker taker) throws IOException {
    var random = new SplittableRandom(seed);
    int levels = Integer.SIZE - Integer.numberOfLeadingZeros(nodes - 1);
    for (long i = 0; i < arcs; ) {
      int u = 0;
      int v = 0;
      for (int level = 0; level < levels; ) {
        long bits = random.nextLong();
        for (int part = 0; part < Long.SIZE / BITS && level < levels; part++, level++) {
          int even = (int) bits & ((1 << BITS) - 1);
          bits >>>= BITS;
          u = 2 * u + (even >= B ? 1 : 0);
          v = 2 * v + ((even >= A && even < B) || even >= C ? 1 : 0);
        }
      }
      if (u < nodes && v < nodes) {
        taker.arc(u, v);
        i++;
      }
    }
  }
}
