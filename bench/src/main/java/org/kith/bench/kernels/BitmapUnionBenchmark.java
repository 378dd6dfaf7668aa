package org.kith.bench.kernels;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.kith.reach.Estimate;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.sketch.AudienceWeights;
import org.kith.reach.sketch.WeightedSample;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Time for the weighted reach of 200 people from bitmaps of 65,536 draws. Run: bench/run kernels
/// BitmapUnion
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BitmapUnionBenchmark {

  private static final int NODES = 100_000;

  private final IntArrayList people = IntArrayList.toList(IntStream.range(1000, 1200));
  private WeightedSample sample =
      new WeightedSample(FollowerGraph.builder(0).build(), 1, AudienceWeights.equal(0), 1);

  /// A graph of even audiences, and weights from 0 to 1.
  @Setup
  public void draw() {
    var random = new SplittableRandom(42);
    var graph = FollowerGraph.builder(NODES);
    for (int i = 0; i < 20 * NODES; i++) {
      graph.arc(random.nextInt(NODES), random.nextInt(NODES));
    }
    var weights = AudienceWeights.of(random.doubles(NODES).toArray());
    sample = new WeightedSample(graph.build(), 1, weights, 1).with(people);
  }

  @Benchmark
  public Estimate union() {
    return sample.reach(people);
  }
}
