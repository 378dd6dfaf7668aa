package org.kith.reach.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph;

class ArcLearnerTest {

  private static final ArcLearner.Setting ALL = new ArcLearner.Setting(Long.MIN_VALUE, 1);

  /// Two listeners of one account, 3,000 items each: the standard error of 0.3 is 0.0084.
  @Test
  void probabilitiesComeNearToWhatIsObserved() {
    var graph = FollowerGraph.builder(3).follow(1, 0).follow(2, 0).build();
    var log = new SimulatedLog(graph, (_, v) -> v == 1 ? 0.3 : 0.02, 1).log(9000, true);
    var learned = ArcLearner.learn(graph, log, ALL);
    assertThat(learned.probability(0, 1)).isCloseTo(0.3, within(3 * 0.0084));
    assertThat(learned.probability(0, 2)).isCloseTo(0.02, within(3 * 0.0026));
  }

  /// Planted probabilities of 0.02 to 0.3 on 400 arcs, about 270 trials each. With s = √(p(1-p)/n)
  /// the mean of (error / s)² is 1 without a prior; a fitted prior must not make it worse. It has a
  /// standard error of √(2/400) = 0.07. Hidden parents cost information, where several act.
  @ParameterizedTest(name = "parents known: {0}")
  @ValueSource(booleans = {true, false})
  void recoversPlantedProbabilities(boolean known) {
    var random = new SplittableRandom(3);
    var graph = RandomGraphs.even(random, 100, 400);
    double[][] planted = new double[100][100];
    for (double[] row : planted) {
      java.util.Arrays.setAll(row, _ -> 0.02 + 0.28 * random.nextDouble());
    }
    var log = new SimulatedLog(graph, (u, v) -> planted[u][v], 4).log(15_000, known);
    var learned = ArcLearner.learn(graph, log, ALL);
    var evidence = new Evidence(graph, log, Long.MIN_VALUE);
    double squares = 0;
    int arcs = 0;
    for (int v = 0; v < 100; v++) {
      for (int u : graph.following(v)) {
        double p = planted[u][v];
        double error = learned.probability(u, v) - p;
        int arc = evidence.find(u, v);
        int trials = arc < 0 ? evidence.heard(u) : evidence.trials(arc);
        assertThat(trials).isGreaterThan(100);
        squares += error * error / (p * (1 - p) / trials);
        arcs++;
      }
    }
    assertThat(squares / arcs).isBetween(0.5, known ? 1.21 : 1.6);
  }

  /// With few trials the fitted prior beats both weighted cascade and bare rates.
  @Test
  void shrinkingIsBetterThanEitherEnd() {
    var random = new SplittableRandom(5);
    var graph = RandomGraphs.skewed(random, 300, 3000);
    double[] source = random.doubles(300, 0, 1).map(x -> x * x * 0.5).toArray();
    SimulatedLog.Truth truth = (u, v) -> source[u] / graph.followingSize(v);
    var log = new SimulatedLog(graph, truth, 6).log(4000, true);
    var learned = ArcLearner.learn(graph, log, ALL);
    var evidence = new Evidence(graph, log, Long.MIN_VALUE);
    double ofLearned = 0;
    double ofCascade = 0;
    double ofRates = 0;
    for (int v = 0; v < 300; v++) {
      for (int u : graph.following(v)) {
        double p = truth.probability(u, v);
        int arc = evidence.find(u, v);
        int trials = arc < 0 ? evidence.heard(u) : evidence.trials(arc);
        double rate = arc < 0 ? 0 : carried(evidence, arc) / Math.max(1, trials);
        ofLearned += Math.pow(learned.probability(u, v) - p, 2);
        ofCascade += Math.pow(1.0 / graph.followingSize(v) - p, 2);
        ofRates += Math.pow(rate - p, 2);
      }
    }
    assertThat(ofLearned).isLessThan(0.5 * ofRates).isLessThan(0.1 * ofCascade);
    assertThat(learned.level()).isBetween(0.1, 0.3); // the mean of source is 1/6
  }

  private static double carried(Evidence evidence, int arc) {
    int[] starts = evidence.arcStarts();
    return starts[arc + 1] - starts[arc];
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void theLikelihoodNeverFalls(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.even(random, 30, 250);
    var log = CreditDistributionTest.randomLog(random, 30, 40);
    var evidence = new Evidence(graph, log, Long.MIN_VALUE);
    double[] modes = random.doubles(evidence.arcs(), 0.01, 0.5).toArray();
    var parents = new HiddenParents(evidence, modes, random.nextDouble(0, 5), 1);
    double before = parents.objective();
    double first = before;
    for (int step = 0; step < 40; step++) {
      parents.step();
      double now = parents.objective();
      assertThat(now).isGreaterThanOrEqualTo(before - 1e-9 * Math.abs(before));
      before = now;
    }
    assertThat(before).isGreaterThan(first + 0.1);
  }

  @Test
  void anyNumberOfThreadsLearnsTheSameBits() {
    var random = new SplittableRandom(9);
    var graph = RandomGraphs.skewed(random, 2000, 30_000);
    var log = new SimulatedLog(graph, (_, v) -> 0.9 / graph.followingSize(v), 10).log(8000, false);
    var one = ArcLearner.learn(graph, log, ALL);
    var four = ArcLearner.learn(graph, log, new ArcLearner.Setting(Long.MIN_VALUE, 4));
    for (int v = 0; v < 2000; v++) {
      for (int u : graph.following(v)) {
        assertThat(four.probability(u, v)).isEqualTo(one.probability(u, v));
      }
    }
  }

  /// v acts before u on one item, and after u on another; u is heard on a third before the log.
  @Test
  void onlyWhatIsHeardInTimeIsATrial() {
    var graph = FollowerGraph.builder(3).follow(1, 0).follow(2, 0).build();
    var log =
        ActionLog.builder(3, ActionLog.Credit.DIRECT)
            .add(1, 0, 10, ActionLog.BEGINS)
            .add(0, 0, 11, ActionLog.HIDDEN)
            .add(0, 1, 20, ActionLog.BEGINS)
            .add(1, 1, 21, ActionLog.HIDDEN)
            .add(0, 2, 3, ActionLog.BEGINS)
            .add(2, 2, 30, ActionLog.HIDDEN)
            .build();
    var evidence = new Evidence(graph, log, 5);
    assertThat(evidence.heard(0)).isEqualTo(2);
    assertThat(evidence.trials(evidence.find(0, 1))).isEqualTo(1);
    assertThat(evidence.events()).isEqualTo(1);
    assertThat(evidence.find(0, 2)).isEqualTo(-1);
  }

  @Test
  void aLogThatTellsNothingIsRefused() {
    var graph = FollowerGraph.builder(2).follow(1, 0).build();
    var log = ActionLog.builder(2, ActionLog.Credit.DIRECT).add(0, 0, 1, ActionLog.HIDDEN).build();
    assertThatThrownBy(() -> ArcLearner.learn(graph, log, ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing in the log");
    assertThatThrownBy(() -> new ArcLearner.Setting(0, 0)).hasMessageContaining("threads");
  }
}
