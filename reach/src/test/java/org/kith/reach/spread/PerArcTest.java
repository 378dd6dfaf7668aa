package org.kith.reach.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.ArcProbabilities;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.spread.DiffusionModel.PerArc;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;

class PerArcTest {

  private static final IntList SEEDS = IntArrayList.of(0, 3);

  /// Never, always, and everything between over seven powers of ten.
  private static PerArc mixed(FollowerGraph graph, long seed) {
    var random = new SplittableRandom(seed);
    return new PerArc(
        ArcProbabilities.of(
            graph,
            (_, _) ->
                switch (random.nextInt(8)) {
                  case 0 -> 0;
                  case 1 -> 1;
                  case 2 -> 0.5;
                  case 3 -> Math.pow(10, -7 * random.nextDouble());
                  default -> random.nextDouble();
                }));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void samplesAndSimulationAreWithinThreeStandardErrorsOfAllWorlds(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.even(random, 7, 11);
    var model = mixed(graph, seed);
    var weights = Weights.of(random.doubles(7, 0.1, 2).toArray());
    double exact = new ExactSpread(graph, model, weights).of(SEEDS);
    int draws = 40_000;

    var simulated = new MonteCarlo(graph, model, weights).spread(SEEDS, new Draws(seed, 0, draws));
    double share = share(graph, model, weights, new Draws(seed, 0, draws));

    assertThat(exact).isBetween(simulated.low() - 1e-9, simulated.high() + 1e-9);
    double p = exact / weights.total();
    assertThat(share).isCloseTo(p, within(3 * Math.sqrt(p * (1 - p) / draws) + 1e-9));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void samplesAgreeWithSimulationOnALargerGraph(long seed) {
    var graph = RandomGraphs.skewed(new SplittableRandom(seed), 1000, 6000);
    var random = new SplittableRandom(seed);
    var model = new PerArc(ArcProbabilities.of(graph, (_, _) -> Math.pow(random.nextDouble(), 4)));
    var weights = Weights.equal(1000);
    int draws = 40_000;

    var simulated = new MonteCarlo(graph, model, weights).spread(SEEDS, new Draws(1, 0, 2000));
    double share = share(graph, model, weights, new Draws(2, 0, draws));

    double ofSamples = 1000 * Math.sqrt(share * (1 - share) / draws);
    double ofRuns = (simulated.high() - simulated.value()) / 3;
    assertThat(share * 1000)
        .isCloseTo(simulated.value(), within(3 * Math.hypot(ofSamples, ofRuns)));
  }

  private static double share(
      FollowerGraph graph, DiffusionModel model, Weights weights, Draws draws) {
    var samples =
        new ReverseSampler(graph, model, weights, Owners.everybody(graph.nodes()), 2).sample(draws);
    int covered = 0;
    for (int s = 0; s < samples.count(); s++) {
      boolean hit = false;
      for (int i = samples.offsets()[s]; i < samples.offsets()[s + 1]; i++) {
        hit |= SEEDS.contains(samples.members()[i]);
      }
      covered += hit ? 1 : 0;
    }
    return (double) covered / draws.count();
  }

  @ParameterizedTest(name = "{0} followed")
  @ValueSource(ints = {1, 2, 3, 5, 40, 1000})
  void withEqualPartsItIsTheWeightedCascade(int degree) {
    var graph = star(degree);
    var model = new PerArc(ArcProbabilities.of(graph, (_, _) -> 1.0 / degree));
    int worlds = 200_000;
    var learned = new Drawn(graph, model, worlds);
    var weighted = new Drawn(graph, new WeightedCascade(), worlds);

    // Two-sample chi-squares stay within 5 standard deviations of their mean.
    assertChiSquare(learned.counts, weighted.counts);
    assertChiSquare(learned.positions, weighted.positions);
  }

  private static void assertChiSquare(int[] some, int[] others) {
    double sum = 0;
    int classes = 0;
    for (int i = 0; i < some.length; i++) {
      double both = some[i] + others[i];
      if (both > 10) {
        sum += Math.pow(some[i] - others[i], 2) / both;
        classes++;
      }
    }
    assertThat(sum).isLessThan(classes + 5 * Math.sqrt(2.0 * classes) + 1);
  }

  @Test
  void everyArcIsLiveWithItsProbability() {
    double[] p = {0, 1, 0.75, 0.5, 0.4999, 0.25, 0.3, 0.1, 0.01, 1e-3, 1e-4, 1e-12, 1e-30, 1};
    var graph = star(p.length);
    var model = new PerArc(ArcProbabilities.of(graph, (_, i) -> p[(int) (i - start(graph))]));
    int worlds = 2_000_000;
    int[] live = new Drawn(graph, model, worlds).positions;

    for (int i = 0; i < p.length; i++) {
      double error = Math.sqrt(p[i] * (1 - p[i]) / worlds);
      assertThat((double) live[i] / worlds).as("p = %s", p[i]).isCloseTo(p[i], within(4 * error));
    }
  }

  @Test
  void aMillionArcsOfOneInAMillionAreOneInTheMean() {
    int degree = 1_000_000;
    var graph = star(degree);
    int worlds = 200_000;
    var equal = new PerArc(ArcProbabilities.of(graph, (_, _) -> 1e-6));
    var halves = new PerArc(ArcProbabilities.of(graph, (_, i) -> i % 2 == 0 ? 1.5e-6 : 0.5e-6));
    for (var model : new DiffusionModel[] {equal, halves}) {
      int[] counts = new Drawn(graph, model, worlds).counts;
      double mean = 0;
      for (int i = 0; i < counts.length; i++) {
        mean += (double) i * counts[i] / worlds;
      }
      assertThat(mean).isCloseTo(1, within(4 / Math.sqrt(worlds))); // single precision: 1.06
      assertThat((double) counts[0] / worlds)
          .isCloseTo(Math.exp(-1), within(4 * Math.sqrt(0.2325 / worlds)));
    }
    assertThat(new Drawn(graph, equal, worlds).distinct).isTrue();
  }

  @Test
  void atNoProbabilityNobodySpeaksAndAtOneEverybody() {
    var graph = RandomGraphs.skewed(new SplittableRandom(4), 200, 900);
    var weights = Weights.equal(200);
    for (int p = 0; p <= 1; p++) {
      double probability = p;
      var model = new PerArc(ArcProbabilities.of(graph, (_, _) -> probability));
      var constant = new DiffusionModel.ConstantCascade(probability);
      var draws = new Draws(3, 0, 500);
      var owners = Owners.everybody(200);

      var learned = new ReverseSampler(graph, model, weights, owners, 1).sample(draws);
      var known = new ReverseSampler(graph, constant, weights, owners, 1).sample(draws);

      assertThat(learned.offsets()).isEqualTo(known.offsets());
      for (int s = 0; s < learned.count(); s++) {
        int from = learned.offsets()[s];
        int to = learned.offsets()[s + 1];
        assertThat(java.util.Arrays.stream(learned.members(), from, to).sorted())
            .containsExactlyElementsOf(
                java.util.Arrays.stream(known.members(), from, to).sorted().boxed().toList());
      }
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {2, 4})
  void samplesAreTheSameOnAnyNumberOfThreads(int threads) {
    var graph = RandomGraphs.skewed(new SplittableRandom(3), 500, 3000);
    var model = mixed(graph, 9);
    var weights = Weights.equal(500);
    var owners = Owners.everybody(500);
    var draws = new Draws(5, 0, 5001);

    var one = new ReverseSampler(graph, model, weights, owners, 1).sample(draws);
    var many = new ReverseSampler(graph, model, weights, owners, threads).sample(draws);

    assertThat(many.offsets()).isEqualTo(one.offsets());
    assertThat(many.members()).isEqualTo(one.members());
  }

  @Test
  void theMeanIsOverAllArcs() {
    var graph = FollowerGraph.builder(4).arc(0, 1).arc(2, 1).arc(0, 3).build();
    var model = new PerArc(ArcProbabilities.of(graph, (v, _) -> v == 1 ? 0.25 : 1));

    assertThat(model.meanProbability(graph)).isEqualTo(0.5);
    assertThat(new WeightedCascade().meanProbability(graph)).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void refusesTheProbabilitiesOfAnotherGraph() {
    var graph = star(3);
    var model = new PerArc(ArcProbabilities.of(star(3), (_, _) -> 0.5));
    var weights = Weights.equal(4);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReverseSampler(graph, model, weights, Owners.everybody(4), 1))
        .withMessageContaining("probabilities of another graph");
    assertThatIllegalArgumentException().isThrownBy(() -> new MonteCarlo(graph, model, weights));
  }

  /// The last node follows all others.
  private static FollowerGraph star(int degree) {
    var graph = FollowerGraph.builder(degree + 1);
    for (int u = 0; u < degree; u++) {
      graph.arc(u, degree);
    }
    return graph.build();
  }

  private static long start(FollowerGraph star) {
    return star.followingStart(star.nodes() - 1);
  }

  /// What came of drawing the live arcs to the middle of a star in many worlds.
  private static final class Drawn {
    final int[] counts = new int[64]; // how many worlds had so many
    final int[] positions;
    boolean distinct = true;

    Drawn(FollowerGraph star, DiffusionModel model, int worlds) {
      int degree = star.nodes() - 1;
      var live = LiveArcs.of(model, star).get();
      positions = new int[degree];
      for (int w = 0; w < worlds; w++) {
        int count = live.draw(Coins.world(17 + degree, w), degree, degree);
        counts[count]++;
        for (int i = 0; i < count; i++) {
          positions[live.positions[i]]++;
        }
        distinct &= java.util.Arrays.stream(live.positions, 0, count).distinct().count() == count;
      }
    }
  }
}
