package org.kith.reach.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Estimate.How;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.sketch.HopSketches.Setting;

class HopSketchesTest {

  /// Every kernel, on 1, 2 and 4 threads.
  private static List<HopSketches> inEveryWay(FollowerGraph graph, int hops, long seed) {
    var vectors = RegisterMax.ofVectors();
    assertThat(vectors).as("the tests' JVM has the Vector API").isPresent();
    var made = new ArrayList<HopSketches>();
    for (var kernel : List.of(RegisterMax.ofLongs(), vectors.orElseThrow())) {
      for (int threads : new int[] {1, 2, 4}) {
        made.add(HopSketches.everybody(graph, new Setting(hops, seed, threads), kernel));
      }
    }
    return made;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void everyRegisterIsThatOfTheBallOnAnyKernelAndNumberOfThreads(long seed) {
    var random = new SplittableRandom(seed);
    var graph =
        seed % 2 == 0
            ? RandomGraphs.skewed(random, 3000, 9000) // one row longer than a batch
            : RandomGraphs.even(random, 300, 700);
    var reference = new HopSketchesReference(graph);
    for (int hops = 1; hops <= 4; hops++) {
      var ways = inEveryWay(graph, hops, seed);
      for (int u = 0; u < graph.nodes(); u += 1 + u / 10) {
        for (int kept = Math.max(1, hops - 1); kept <= hops; kept++) {
          var expected =
              HopSketchesReference.registers(reference.ball(kept, IntList.of(u)), 64, seed);
          for (var sketches : ways) {
            assertThat(bytes(sketches.registers(kept, u))).isEqualTo(expected);
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void candidatesHaveAsManyRegistersAsTheyWant(long seed) {
    var graph = RandomGraphs.skewed(new SplittableRandom(seed), 500, 2000);
    var reference = new HopSketchesReference(graph);
    var candidates = IntArrayList.of(0, 3, 77, 499, 3);
    for (int registers : new int[] {64, 256, 1024}) {
      for (int hops = 1; hops <= 3; hops++) {
        var plain =
            HopSketches.of(
                graph, candidates, registers, new Setting(hops, seed, 1), RegisterMax.ofLongs());
        var fast = HopSketches.of(graph, candidates, registers, new Setting(hops, seed, 2));
        for (int u : candidates) {
          var ball = reference.ball(hops, IntList.of(u));
          assertThat(bytes(plain.registers(hops, u)))
              .isEqualTo(HopSketchesReference.registers(ball, registers, seed));
          assertThat(fast.registers(hops, u)).isEqualTo(plain.registers(hops, u));
        }
        var all = reference.ball(hops, candidates);
        assertThat(plain.union(hops, candidates))
            .isEqualTo(fast.union(hops, candidates))
            .isEqualTo(
                HyperLogLog.estimate(
                    longs(HopSketchesReference.registers(all, registers, seed)), 4, 500));
      }
    }
  }

  /// 95 % of 400 hashes, less 3 standard errors: sqrt(0.95 * 0.05 / 400) = 0.011.
  @ParameterizedTest(name = "{0} registers")
  @ValueSource(ints = {64, 256, 1024})
  void theIntervalHoldsTheTruthWithinItsConfidence(int registers) {
    var graph = RandomGraphs.even(new SplittableRandom(1), 20_000, 200_000);
    var people = IntArrayList.wrap(IntStream.range(0, 20).toArray());
    int truth = new HopSketchesReference(graph).reach(2, people);
    int held = 0;
    double sum = 0;
    for (long seed = 0; seed < 400; seed++) {
      var union =
          HopSketches.of(graph, people, registers, new Setting(2, seed, 1)).union(2, people);
      held += union.low() <= truth && truth <= union.high() ? 1 : 0;
      sum += union.value();
      assertThat(union.confidence()).isEqualTo(0.95);
      assertThat(union.how()).isEqualTo(How.SKETCHED);
    }
    assertThat(held / 400.0).isGreaterThanOrEqualTo(0.95 - 3 * 0.011);
    // The mean of 400 lies within 3 of its standard errors of the truth.
    double error = 1.04 / Math.sqrt(registers) / Math.sqrt(400);
    assertThat(sum / 400 / truth).isBetween(1 - 3 * error, 1 + 3 * error);
  }

  @Test
  void graphsWithNothingInThemHaveSketchesToo() {
    var empty = HopSketches.everybody(FollowerGraph.builder(0).build(), new Setting(3, 1, 2));
    var one =
        HopSketches.everybody(FollowerGraph.builder(1).arc(0, 0).build(), new Setting(3, 1, 2));

    assertThat(empty.union(3, IntList.of()).value()).isZero();
    assertThat(one.union(3, IntList.of(0)).high()).isZero();
    assertThat(one.bytes()).isEqualTo(128);
  }

  @Test
  void whatTheyDoNotHoldIsRefused() {
    var graph = RandomGraphs.even(new SplittableRandom(1), 50, 100);
    var some = HopSketches.of(graph, IntList.of(1, 2), 256, new Setting(3, 1, 1));

    assertThat(some.tell(3, IntList.of(2))).isTrue();
    assertThat(some.tell(2, IntList.of(2))).isTrue();
    assertThat(some.tell(1, IntList.of(2))).isFalse();
    assertThat(some.tell(3, IntList.of(3))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> some.union(4, IntList.of(2)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Setting(0, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HopSketches.of(graph, IntList.of(1), 100, new Setting(3, 1, 1)))
        .withMessageContaining("was 100");
  }

  static byte[] bytes(long[] registers) {
    byte[] bytes = new byte[registers.length * Long.BYTES];
    for (int r = 0; r < bytes.length; r++) {
      bytes[r] = (byte) (registers[r >>> 3] >>> (8 * (r & 7)));
    }
    return bytes;
  }

  static long[] longs(byte[] registers) {
    long[] longs = new long[registers.length / Long.BYTES];
    for (int r = 0; r < registers.length; r++) {
      longs[r >>> 3] |= (long) registers[r] << (8 * (r & 7));
    }
    return longs;
  }
}
