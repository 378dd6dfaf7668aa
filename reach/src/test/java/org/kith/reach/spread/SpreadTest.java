package org.kith.reach.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.spread.DiffusionModel.ConstantCascade;
import org.kith.reach.spread.DiffusionModel.LinearThreshold;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;

class SpreadTest {

  private static final IntList SEEDS = IntArrayList.of(0, 3);

  static Stream<DiffusionModel> models() {
    return Stream.of(
        new WeightedCascade(),
        new LinearThreshold(),
        new ConstantCascade(0),
        new ConstantCascade(0.3),
        new ConstantCascade(1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void simulationIsWithinThreeStandardErrorsOfAllWorlds(DiffusionModel model) {
    for (long seed = 1; seed <= 8; seed++) {
      var random = new SplittableRandom(seed);
      var graph = RandomGraphs.even(random, 7, 11);
      var weights = Weights.of(random.doubles(7, 0.1, 2).toArray());
      double exact = new ExactSpread(graph, model, weights).of(SEEDS);

      var spread = new MonteCarlo(graph, model, weights).spread(SEEDS, new Draws(seed, 0, 20_000));

      assertThat(exact).as("seed %d", seed).isBetween(spread.low() - 1e-9, spread.high() + 1e-9);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void samplesAreWithinThreeStandardErrorsOfAllWorlds(DiffusionModel model) {
    for (long seed = 1; seed <= 8; seed++) {
      var random = new SplittableRandom(seed);
      var graph = RandomGraphs.even(random, 7, 11);
      var weights = Weights.of(random.doubles(7, 0.1, 2).toArray());
      double exact = new ExactSpread(graph, model, weights).of(SEEDS) / weights.total();

      int draws = 20_000;
      var samples =
          new ReverseSampler(graph, model, weights, Owners.everybody(7), 1)
              .sample(new Draws(seed, 0, draws));

      double share = (double) covered(samples, SEEDS) / draws;
      double error = Math.sqrt(exact * (1 - exact) / draws);
      assertThat(share).as("seed %d", seed).isBetween(exact - 3 * error, exact + 3 * error);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void samplesAgreeWithSimulationOnALargerGraph(DiffusionModel model) {
    var graph = RandomGraphs.skewed(new SplittableRandom(7), 1000, 6000);
    var weights = Weights.equal(1000);
    int draws = 20_000;

    var simulated = new MonteCarlo(graph, model, weights).spread(SEEDS, new Draws(1, 0, 2000));
    var samples =
        new ReverseSampler(graph, model, weights, Owners.everybody(1000), 2)
            .sample(new Draws(2, 0, draws));

    double share = (double) covered(samples, SEEDS) / draws;
    double ofSamples = 1000 * Math.sqrt(share * (1 - share) / draws);
    double ofRuns = (simulated.high() - simulated.value()) / 3;
    assertThat(share * 1000 - simulated.value())
        .isBetween(
            -3 * Math.hypot(ofSamples, ofRuns) - 1e-9, 3 * Math.hypot(ofSamples, ofRuns) + 1e-9);
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 3, 4, 9})
  void samplesAreTheSameOnAnyNumberOfThreads(int threads) {
    var graph = RandomGraphs.skewed(new SplittableRandom(3), 500, 3000);
    var owners = new Owners(500);
    for (int p = 0; p < 50; p++) {
      owners.person(IntArrayList.of(2 * p, 2 * p + 1));
    }
    owners.won(499);
    var weights = Weights.equal(500);

    var one =
        new ReverseSampler(graph, new WeightedCascade(), weights, owners, 1)
            .sample(new Draws(5, 0, 3001));
    var many =
        new ReverseSampler(graph, new WeightedCascade(), weights, owners, threads)
            .sample(new Draws(5, 0, 3001));

    assertThat(many.offsets()).isEqualTo(one.offsets());
    assertThat(many.members()).isEqualTo(one.members());
    assertThat(many.won()).isEqualTo(one.won());
  }

  @Test
  void drawsMayBeTakenInParts() {
    var graph = RandomGraphs.skewed(new SplittableRandom(3), 100, 600);
    var sampler =
        new ReverseSampler(
            graph, new WeightedCascade(), Weights.equal(100), Owners.everybody(100), 1);

    var whole = sampler.sample(new Draws(5, 0, 30));
    var second = sampler.sample(new Draws(5, 20, 10));

    int from = whole.offsets()[20];
    assertThat(second.members())
        .isEqualTo(Arrays.copyOfRange(whole.members(), from, whole.members().length));
  }

  @Test
  void samplesThatMeetSomebodyWonAreCountedAndDropped() {
    // 0 -> 1 -> 2 for certain: everything that reaches 1 or 2 comes through 0.
    var graph = FollowerGraph.builder(4).arc(0, 1).arc(1, 2).build();
    var owners = new Owners(4);
    owners.person(IntArrayList.of(1, 2));
    owners.won(0);

    var samples =
        new ReverseSampler(graph, new ConstantCascade(1), Weights.equal(4), owners, 2)
            .sample(new Draws(1, 0, 4000));

    assertThat(samples.count()).isZero();
    assertThat(samples.won() / 4000.0).isBetween(0.75 - 0.03, 0.75 + 0.03);
    assertThat(samples.drawn()).isEqualTo(4000);
  }

  @Test
  void aPersonWithTwoAccountsIsInASampleOnce() {
    var graph = FollowerGraph.builder(3).arc(0, 2).arc(1, 2).build();
    var owners = new Owners(3);
    owners.person(IntArrayList.of(0, 1));

    var samples =
        new ReverseSampler(graph, new ConstantCascade(1), Weights.of(0, 0, 1), owners, 1)
            .sample(new Draws(1, 0, 10));

    assertThat(samples.members()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(samples.count()).isEqualTo(10);
  }

  @Test
  void emptyAndLonelyGraphsHaveTheirOwnAnswers() {
    var none = FollowerGraph.builder(0).build();
    var one = FollowerGraph.builder(1).arc(0, 0).build();

    var nothing =
        new ReverseSampler(none, new WeightedCascade(), Weights.equal(0), new Owners(0), 2)
            .sample(new Draws(1, 0, 100));
    assertThat(nothing.drawn()).isZero();
    assertThat(nothing.unit()).isZero();

    var alone =
        new ReverseSampler(one, new LinearThreshold(), Weights.equal(1), Owners.everybody(1), 2)
            .sample(new Draws(1, 0, 100));
    assertThat(alone.count()).isEqualTo(100);
    assertThat(
            new MonteCarlo(one, new WeightedCascade(), Weights.equal(1))
                .spread(IntLists.singleton(0), new Draws(1, 0, 10))
                .value())
        .isEqualTo(1);
  }

  @Test
  void refusesAccountsOfTwoPeopleAndWeightsThatDoNotFit() {
    var owners = new Owners(2);
    owners.person(IntArrayList.of(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> owners.person(IntArrayList.of(0)))
        .withMessageContaining("belongs to two people");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new MonteCarlo(
                FollowerGraph.builder(2).build(), new WeightedCascade(), Weights.equal(3)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConstantCascade(1.5));
  }

  @Test
  void moreMembersThanAnArrayHoldsAreSaidToBeTooMany() {
    assertThat(Samples.fits(Integer.MAX_VALUE - 8, 1)).isEqualTo(Integer.MAX_VALUE - 8);
    assertThatIllegalStateException()
        .isThrownBy(() -> Samples.fits(1L << 31, 5_000_000))
        .withMessage(
            "2,147,483,648 members of 5,000,000 samples are more than fit in memory at once; draw fewer");
  }

  private static int covered(Samples samples, IntList people) {
    int covered = 0;
    for (int s = 0; s < samples.count(); s++) {
      boolean hit = false;
      for (int i = samples.offsets()[s]; i < samples.offsets()[s + 1]; i++) {
        hit |= people.contains(samples.members()[i]);
      }
      covered += hit ? 1 : 0;
    }
    return covered;
  }
}
