package org.kith.bench.kernels;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.kith.reach.sketch.HyperLogLog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Time to read a number off registers. Run: bench/run kernels HyperLogLog
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HyperLogLogBenchmark {

  @Param({"64", "256", "1024"})
  public int registers;

  private long[] sketch = {};

  /// Registers as some 20 nodes each leave them.
  @Setup
  public void fill() {
    var random = new SplittableRandom(42);
    sketch = new long[registers / Long.BYTES];
    for (int r = 0; r < registers; r++) {
      long most = 0;
      for (int node = 0; node < 20; node++) {
        most = Math.max(most, 1 + Long.numberOfTrailingZeros(random.nextLong() | (1L << 40)));
      }
      sketch[r >>> 3] |= most << (8 * (r & 7));
    }
  }

  @Benchmark
  public double count() {
    return HyperLogLog.count(sketch);
  }
}
