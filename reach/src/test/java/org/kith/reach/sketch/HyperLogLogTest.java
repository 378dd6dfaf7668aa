package org.kith.reach.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperLogLogTest {

  @Test
  void nothingSeenIsNobody() {
    assertThat(HyperLogLog.count(new long[8])).isZero();
  }

  @Test
  void registersThatAreAllFullAreMoreThanAnybodyCanCount() {
    byte[] full = new byte[64];
    java.util.Arrays.fill(full, (byte) 59);
    assertThat(HyperLogLog.count(HopSketchesTest.longs(full))).isGreaterThan(1e18);
  }

  /// Over 2,000 seeds the mean is off by at most 3 of its standard errors and the rest of the bias,
  /// 1.1/m; the standard deviation is at most the 1.04/√m of theory and a twentieth.
  @ParameterizedTest(name = "{0} nodes in {1} registers")
  @CsvSource({
    "1,64",
    "10,64",
    "64,64",
    "200,64",
    "3000,64",
    "100000,64",
    "10,256",
    "1000,256",
    "30000,256",
    "100,1024",
    "5000,1024"
  })
  void theErrorStaysWithinThatOfTheory(int nodes, int registers) {
    int runs = 2000;
    double mean = 0;
    double squares = 0;
    var random = new SplittableRandom(nodes + registers);
    for (int run = 0; run < runs; run++) {
      double off = HyperLogLog.count(sketch(nodes, registers, random.nextLong())) / nodes - 1;
      mean += off / runs;
      squares += off * off / runs;
    }
    double error = HyperLogLog.standardError(registers);
    assertThat(Math.abs(mean)).isLessThan(3 * error / Math.sqrt(runs) + 1.1 / registers);
    assertThat(Math.sqrt(squares)).isLessThan(1.05 * error);
  }

  @Test
  void aSketchHasAPowerOfTwoOfRegisters() {
    assertThatIllegalArgumentException().isThrownBy(() -> HyperLogLog.precision(32));
    assertThatIllegalArgumentException().isThrownBy(() -> HyperLogLog.precision(96));
    assertThat(HyperLogLog.precision(1024)).isEqualTo(10);
    assertThat(HyperLogLog.rank(0, 6)).isEqualTo((byte) 59);
  }

  private static long[] sketch(int nodes, int registers, long seed) {
    int precision = HyperLogLog.precision(registers);
    byte[] sketch = new byte[registers];
    for (int v = 0; v < nodes; v++) {
      long hash = HyperLogLog.hash(v, seed);
      int register = HyperLogLog.register(hash, precision);
      sketch[register] = (byte) Math.max(sketch[register], HyperLogLog.rank(hash, precision));
    }
    return HopSketchesTest.longs(sketch);
  }
}
