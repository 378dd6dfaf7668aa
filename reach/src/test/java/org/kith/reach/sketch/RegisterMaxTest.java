package org.kith.reach.sketch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterMaxTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void bothKernelsAgreeWithALoopOverBytes(long seed) {
    var random = new SplittableRandom(seed);
    int rows = 1 + random.nextInt(9);
    var from = Arena.ofAuto().allocate(64L * 40, 64);
    for (int w = 0; w < 8 * 40; w++) {
      from.setAtIndex(JAVA_LONG, w, random.nextLong() & 0x7f7f7f7f7f7f7f7fL);
    }
    int[] ends = new int[rows];
    for (int row = 0, end = 0; row < rows; row++) {
      ends[row] = end += random.nextInt(6); // some take none
    }
    int[] lines = random.ints(ends[rows - 1], 0, 40).toArray();
    long[] start = random.longs(8L * rows).map(w -> w & 0x7f7f7f7f7f7f7f7fL).toArray();
    byte[] expected = HopSketchesTest.bytes(start);
    raise(expected, from, lines, ends);

    long[] longs = start.clone();
    RegisterMax.ofLongs().raise(longs, rows, from, lines, ends);
    assertThat(HopSketchesTest.bytes(longs)).isEqualTo(expected);
    long[] vectors = start.clone();
    RegisterMax.ofVectors().orElseThrow().raise(vectors, rows, from, lines, ends);
    assertThat(vectors).isEqualTo(longs);
  }

  private static void raise(byte[] most, MemorySegment from, int[] lines, int[] ends) {
    byte[] all = HopSketchesTest.bytes(from.toArray(JAVA_LONG));
    int i = 0;
    for (int row = 0; row < ends.length; row++) {
      for (; i < ends[row]; i++) {
        for (int r = 0; r < 64; r++) {
          most[64 * row + r] = (byte) Math.max(most[64 * row + r], all[64 * lines[i] + r]);
        }
      }
    }
  }

  @Test
  void aRegisterThatCannotBeIsNoticed() {
    var from = Arena.ofAuto().allocate(64, 64);
    from.set(JAVA_LONG, 0, Long.MIN_VALUE);
    assertThatIllegalStateException().isThrownBy(() -> RegisterMax.ask(from, new int[] {0}, 1));
  }
}
