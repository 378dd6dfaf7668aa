package org.kith.reach.sketch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HugePagesTest {

  @ParameterizedTest
  @ValueSource(longs = {64, (1L << 24) - 64, 1L << 24, (1L << 25) + 64})
  void isZerosOfThatSizeThatCanBeWritten(long bytes) {
    try (var arena = Arena.ofShared()) {
      var memory = HugePages.allocate(arena, bytes, 64);
      assertThat(memory.byteSize()).isEqualTo(bytes);
      assertThat(memory.address() % 64).isZero();
      for (long at = 0; at < bytes; at += Math.max(8, bytes / 1000 / 8 * 8)) {
        assertThat(memory.get(JAVA_LONG, at)).isZero();
      }
      memory.set(JAVA_LONG, bytes - 8, 42);
      assertThat(memory.get(JAVA_LONG, bytes - 8)).isEqualTo(42);
    }
  }
}
