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

class HeldBackTest {

  private static final int NODES = 400;

  /// Accounts differ in how readily they are passed on, by an exponential law, and do not change.
  private static FollowerGraph graph(long seed) {
    return RandomGraphs.even(new SplittableRandom(seed), NODES, 8000);
  }

  private static ActionLog log(FollowerGraph graph, long seed, boolean known) {
    double[] source =
        new SplittableRandom(seed).doubles(NODES, 0, 1).map(x -> -0.3 * Math.log(1 - x)).toArray();
    SimulatedLog.Truth truth = (u, v) -> Math.min(0.5, source[u] / graph.followingSize(v));
    return new SimulatedLog(graph, truth, seed + 100).log(8000, known);
  }

  private static Evaluation evaluate(FollowerGraph graph, ActionLog log, int threads) {
    return HeldBack.evaluate(graph, log, new HeldBack.Split(Long.MIN_VALUE, 1000L * 5000, threads));
  }

  /// Intervals keep what they promise, which is a little above 80 % since counts are whole: within
  /// four standard errors, and one more since those who share listeners stray together.
  @ParameterizedTest(name = "parents known: {0}")
  @ValueSource(booleans = {true, false})
  void intervalsHoldWhatTheyPromise(boolean known) {
    var graph = graph(1);
    var evaluation = evaluate(graph, log(graph, 2, known), 2);
    var coverage = evaluation.coverage();
    double error = Math.sqrt(0.8 * 0.2 / coverage.accounts());
    assertThat(coverage.accounts()).isGreaterThan(250);
    assertThat(coverage.promised()).isBetween(0.8, 0.92);
    assertThat(coverage.held()).isCloseTo(coverage.promised(), within(5 * error));
  }

  @Test
  void whatWasLearnedIsBetterThanWhatAnybodyCanTell() {
    var graph = graph(3);
    var evaluation = evaluate(graph, log(graph, 4, true), 2);
    var learned = evaluation.forecasts().getFirst();
    for (var other : evaluation.forecasts().subList(1, 4)) {
      assertThat(learned.areaUnderCurve()).isGreaterThan(other.areaUnderCurve() + 0.05);
      assertThat(learned.averagePrecision()).isGreaterThan(other.averagePrecision());
    }
    for (var other : evaluation.forecasts().subList(1, 3)) {
      assertThat(learned.logLikelihood()).isGreaterThan(other.logLikelihood() + 100);
    }
    double passedOn = (double) evaluation.passedOn();
    assertThat(learned.expected()).isCloseTo(passedOn, within(5 * Math.sqrt(passedOn)));
    for (var row : evaluation.reliability()) {
      double error = Math.sqrt(row.forecast() * (1 - row.forecast()) / row.cases());
      assertThat(row.observed()).isCloseTo(row.forecast(), within(5 * error));
    }
    var rankings = evaluation.rankings();
    assertThat(rankings.getFirst().spearman())
        .isGreaterThan(rankings.get(1).spearman() + 0.1)
        .isGreaterThan(rankings.get(2).spearman() + 0.1);
    assertThat(evaluation.credit().items()).isEqualTo(200);
    assertThat(evaluation.credit().spearman()).isPositive();
  }

  /// Where all arcs are as weighted cascade has them there is nothing to learn, and little is lost.
  @Test
  void whereThereIsNothingToLearnLittleIsLost() {
    var graph = graph(5);
    SimulatedLog.Truth truth = (_, v) -> 0.5 / graph.followingSize(v);
    var log = new SimulatedLog(graph, truth, 6).log(8000, true);
    var evaluation = evaluate(graph, log, 2);
    double learned = evaluation.forecasts().get(0).logLikelihood();
    double scaled = evaluation.forecasts().get(1).logLikelihood();
    assertThat(learned).isCloseTo(scaled, within(0.005 * -scaled));
  }

  @Test
  void anyNumberOfThreadsFindsTheSameBits() {
    var graph = graph(7);
    var log = log(graph, 8, false);
    assertThat(evaluate(graph, log, 4)).isEqualTo(evaluate(graph, log, 1));
  }

  /// Whatever happens after the cut, the same is learned: the forecasts of an item that is in both
  /// futures are the same.
  @Test
  void nothingIsLearnedFromWhatCameAfter() {
    var graph = graph(9);
    var log = log(graph, 10, false);
    long cut = 5_000_000;
    var setting = new ArcLearner.Setting(Long.MIN_VALUE, 1);
    var learned = ArcLearner.learn(graph, log.until(cut), setting);
    var shorter = ArcLearner.learn(graph, log.until(cut + 1_000_000).until(cut), setting);
    for (int v = 0; v < NODES; v++) {
      for (int u : graph.following(v)) {
        assertThat(shorter.probability(u, v)).isEqualTo(learned.probability(u, v));
      }
    }
  }

  /// Against the definition: every item and account, one after the other.
  @Test
  void casesAreThoseOfTheDefinition() {
    var random = new SplittableRandom(11);
    var graph = RandomGraphs.even(random, 40, 300);
    var log = CreditDistributionTest.randomLog(random, 40, 60);
    long since = 3;
    var learned = ArcLearner.learn(graph, log, new ArcLearner.Setting(since, 1));
    var outcome = new Cases(graph, log, since, learned, 0.5).outcome(1);
    double likelihood = 0;
    long cases = 0;
    for (int item = 0; item < log.items(); item++) {
      for (int v = 0; v < 40; v++) {
        double none = 1;
        boolean heard = false;
        int own = -1;
        for (int i = log.start(item); i < log.end(item); i++) {
          own = log.actor(i) == v ? i : own;
        }
        for (int i = log.start(item); i < log.end(item); i++) {
          boolean inTime = log.time(i) >= since && (own < 0 || log.time(i) < log.time(own));
          if (inTime && graph.follows(v, log.actor(i))) {
            heard = true;
            none *= 1 - learned.probability(log.actor(i), v);
          }
        }
        cases += heard ? 1 : 0;
        likelihood += heard ? Math.log(own >= 0 ? 1 - none : none) : 0;
      }
    }
    assertThat(outcome.scores()[0].cases()).isEqualTo(cases);
    assertThat(outcome.scores()[0].logLikelihood()).isCloseTo(likelihood, within(1e-6));
  }

  @Test
  void aTimeWithoutAnythingIsRefused() {
    var graph = graph(12);
    var log = log(graph, 13, true);
    assertThatThrownBy(
            () -> HeldBack.evaluate(graph, log, new HeldBack.Split(Long.MIN_VALUE, -1, 1)))
        .hasMessageContaining("nothing in the log");
    assertThatThrownBy(() ->
            HeldBack.evaluate(graph, log, new HeldBack.Split(Long.MIN_VALUE, Long.MAX_VALUE, 1)))
        .hasMessageContaining("nothing is passed on in the time held back");
  }
}
