package org.kith.bench.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.kith.reach.sketch.RegisterMax;
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

/// Time to raise one line of 64 registers to the greatest of 200 others: the Vector API, longs, and
/// a plain loop over bytes. Run: bench/run kernels RegisterMax
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RegisterMaxBenchmark {

  private static final int PEOPLE = 200;

  /// Lines to draw from: in the nearest cache, and in memory.
  @Param({"400", "1000000"})
  public int lines;

  private final RegisterMax longs = RegisterMax.ofLongs();
  private final RegisterMax vectors = RegisterMax.ofVectors().orElseThrow();
  private final int[] ends = {PEOPLE};
  private MemorySegment from = MemorySegment.NULL;
  private int[] asked = {};
  private int turn;

  /// Fills the lines and draws sets of people, another one each time.
  @Setup
  public void fill() {
    var random = new SplittableRandom(42);
    from = Arena.ofAuto().allocate((long) RegisterMax.LINE * lines, RegisterMax.LINE);
    for (long w = 0; w < (long) RegisterMax.LONGS * lines; w++) {
      from.setAtIndex(JAVA_LONG, w, random.nextLong() & 0x3f3f3f3f3f3f3f3fL);
    }
    asked = random.ints(1 << 16, 0, lines).toArray();
  }

  private int[] people() {
    int[] people = new int[PEOPLE];
    turn = (turn + PEOPLE) % (asked.length - PEOPLE);
    System.arraycopy(asked, turn, people, 0, PEOPLE);
    return people;
  }

  @Benchmark
  public long[] vectors() {
    long[] most = new long[RegisterMax.LONGS];
    vectors.raise(most, 1, from, people(), ends);
    return most;
  }

  @Benchmark
  public long[] longs() {
    long[] most = new long[RegisterMax.LONGS];
    longs.raise(most, 1, from, people(), ends);
    return most;
  }

  @Benchmark
  public byte[] bytes() {
    byte[] most = new byte[RegisterMax.LINE];
    for (int line : people()) {
      long at = (long) line * RegisterMax.LINE;
      for (int r = 0; r < RegisterMax.LINE; r++) {
        most[r] = (byte) Math.max(most[r], from.get(JAVA_BYTE, at + r));
      }
    }
    return most;
  }
}
