package org.kith.reach.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Estimate.How;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph;

class WeightedSampleTest {

  private static final int PEOPLE = 100_000;

  /// The interval holds the truth in 95 % of seeds at least; of 200 that is 180 with 3 standard
  /// errors of sqrt(0.95 * 0.05 * 200) = 3.1 to spare.
  @ParameterizedTest(name = "{0} hops")
  @ValueSource(ints = {1, 2})
  void theIntervalHoldsTheTruthWithinItsConfidence(int hops) {
    var random = new SplittableRandom(hops);
    var graph = RandomGraphs.skewed(random, PEOPLE, 300_000);
    double[] weight = random.doubles(PEOPLE, 0, 3).map(w -> w < 1 ? 0 : w).toArray();
    var weights = AudienceWeights.of(weight).without(IntList.of(5, 900, 4711));
    var people = IntArrayList.of(2, 30, 500, 30);
    double truth = truth(graph, hops, people, weights);
    int held = 0;
    for (long seed = 0; seed < 200; seed++) {
      var reach = new WeightedSample(graph, hops, weights, seed).with(people).reach(people);
      held += reach.low() <= truth && truth <= reach.high() ? 1 : 0;
      assertThat(reach.how()).isEqualTo(How.SAMPLED);
      assertThat(reach.high() - reach.low()).isLessThan(0.01 * weights.total());
    }
    assertThat(held).isGreaterThanOrEqualTo(180);
  }

  private static double truth(
      FollowerGraph graph, int hops, IntList people, AudienceWeights weights) {
    var ball = new HopSketchesReference(graph).ball(hops, people);
    ball.removeAll(people);
    return ball.stream().mapToDouble(weights::of).sum();
  }

  @Test
  void nobodyIsMissedWhoIsWorthMoreThanAPart() {
    var graph = FollowerGraph.builder(4).arc(0, 1).arc(0, 2).arc(3, 2).build();
    var weights = AudienceWeights.of(1, 1, 2, 0);
    var sample = new WeightedSample(graph, 1, weights, 1).with(IntList.of(0, 3));

    assertThat(sample.reach(IntList.of(0)).value()).isEqualTo(3);
    assertThat(sample.reach(IntList.of(3)).value()).isEqualTo(2);
    assertThat(sample.reach(IntList.of(0, 3)).value()).isEqualTo(3);
    assertThat(sample.reach(IntList.of()).value()).isZero();
  }

  @Test
  void whoCountsNothingIsNeverDrawn() {
    var graph = FollowerGraph.builder(3).arc(0, 1).arc(1, 2).build();
    var nobody = AudienceWeights.of(0, 0, 0);
    var onlyTheFirst = AudienceWeights.equal(3).without(IntList.of(1, 2));

    assertThat(
            new WeightedSample(graph, 2, nobody, 1).with(IntList.of(0)).reach(IntList.of(0)).high())
        .isZero();
    var alone = new WeightedSample(graph, 2, onlyTheFirst, 1).with(IntList.of(0, 1));
    assertThat(alone.reach(IntList.of(0)).value()).isZero();
    assertThat(alone.reach(IntList.of(1)).value()).isZero();
  }

  @Test
  void whatItWasNotToldIsRefused() {
    var graph = FollowerGraph.builder(3).arc(0, 1).build();
    var sample = new WeightedSample(graph, 1, AudienceWeights.equal(3), 1);

    assertThat(sample.tells(IntList.of(0))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> sample.reach(IntList.of(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeightedSample(graph, 1, AudienceWeights.equal(2), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AudienceWeights.of(1, -2))
        .withMessageContaining("-2.0 for node 1");
  }

  @Test
  void emptyGraphsHaveSamplesToo() {
    var graph = FollowerGraph.builder(0).build();
    var sample = new WeightedSample(graph, 1, AudienceWeights.equal(0), 1);
    assertThat(sample.reach(IntList.of()).high()).isZero();
  }
}
