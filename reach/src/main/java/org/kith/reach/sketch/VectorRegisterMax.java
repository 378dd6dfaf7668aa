package org.kith.reach.sketch;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// A line at once, or in as many parts as the processor's vectors need for one.
///
/// The only class that knows the Vector API [1], which incubates: it is loaded only where the
/// module was added to the JVM.
///
/// 1. JEP 508: Vector API (tenth incubator).
final class VectorRegisterMax implements RegisterMax {

  private static final VectorSpecies<Long> LONG_PART =
      LongVector.SPECIES_PREFERRED.length() >= LONGS
          ? LongVector.SPECIES_512
          : LongVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> PART = LONG_PART.withLanes(byte.class);
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  @Override
  public void raise(long[] most, int rows, MemorySegment from, int[] lines, int[] ends) {
    int begin = 0;
    for (int row = 0; row < rows; row++) {
      int end = ends[row];
      for (int at = 0; at < LONGS; at += LONG_PART.length()) {
        raisePart(most, row * LONGS + at, from, lines, begin, end);
      }
      begin = end;
    }
  }

  private static void raisePart(
      long[] most, int at, MemorySegment from, int[] lines, int begin, int end) {
    long skipped = (long) (at % LONGS) * Long.BYTES;
    var part = LongVector.fromArray(LONG_PART, most, at).reinterpretAsBytes();
    for (int i = begin; i < end; i++) {
      long line = (long) lines[i] * LINE + skipped;
      part = part.max(ByteVector.fromMemorySegment(PART, from, line, ORDER));
    }
    part.reinterpretAsLongs().intoArray(most, at);
  }
}
