package org.kith.reach.sketch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/// Eight registers in a long, compared at once.
///
/// With the top bit of each byte of a set, and registers below 128, `(a | H) - b` never borrows
/// from the next byte, and leaves that bit where a's byte is at least b's [1]. Half a line at a
/// time, so that it stays in processor registers over all lines.
///
/// 1. Lamport. *Multiple byte processing with full-word instructions.* CACM 18, 1975.
final class LongRegisterMax implements RegisterMax {

  private static final long H = 0x8080808080808080L;
  private static final int HALF = LONGS / 2;

  @Override
  public void raise(long[] most, int rows, MemorySegment from, int[] lines, int[] ends) {
    int begin = 0;
    for (int row = 0; row < rows; row++) {
      int end = ends[row];
      raiseHalf(most, row * LONGS, from, lines, begin, end);
      raiseHalf(most, row * LONGS + HALF, from, lines, begin, end);
      begin = end;
    }
  }

  private static void raiseHalf(
      long[] most, int at, MemorySegment from, int[] lines, int begin, int end) {
    long skipped = (long) (at & HALF) * Long.BYTES;
    long a = most[at];
    long b = most[at + 1];
    long c = most[at + 2];
    long d = most[at + 3];
    for (int i = begin; i < end; i++) {
      long line = (long) lines[i] * LINE + skipped;
      a = max(a, from.get(JAVA_LONG, line));
      b = max(b, from.get(JAVA_LONG, line + 8));
      c = max(c, from.get(JAVA_LONG, line + 16));
      d = max(d, from.get(JAVA_LONG, line + 24));
    }
    most[at] = a;
    most[at + 1] = b;
    most[at + 2] = c;
    most[at + 3] = d;
  }

  /// Where a's byte is at least b's, `above` holds their difference below its top bit.
  private static long max(long a, long b) {
    long above = (a | H) - b;
    long atLeast = above & H;
    return b + (above & (atLeast - (atLeast >>> 7)));
  }
}
