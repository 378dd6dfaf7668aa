package org.kith.reach.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.Estimate.How;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph;

class ReachOfTest {

  @Test
  void countsEveryAccountOnceAndNobodyOfTheirOwn() {
    var graph = FollowerGraph.builder(5).arc(0, 1).arc(0, 2).arc(1, 2).arc(1, 3).arc(3, 4).build();
    var reach = new ReachOf(graph);

    assertThat(reach.people(List.of(Audience.listed(0), Audience.listed(1))))
        .isEqualTo(Estimate.exact(2));
    assertThat(reach.people(List.of(Audience.listed(0, 1)))).isEqualTo(Estimate.exact(2));
    assertThat(reach.within(2, IntArrayList.of(0, 1))).isEqualTo(Estimate.exact(3));
    assertThat(reach.within(0, IntArrayList.of(0, 1))).isEqualTo(Estimate.exact(0));
  }

  @Test
  void nobodyReachesNobody() {
    var empty = new ReachOf(FollowerGraph.builder(0).build());
    var one = new ReachOf(FollowerGraph.builder(1).build());

    assertThat(empty.people(List.of())).isEqualTo(Estimate.exact(0));
    assertThat(empty.within(3, IntArrayList.of())).isEqualTo(Estimate.exact(0));
    assertThat(one.people(List.of(Audience.listed(0)))).isEqualTo(Estimate.exact(0));
    assertThatIllegalArgumentException().isThrownBy(() -> one.within(-1, IntArrayList.of()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void agreesWithASearchOverPlainSets(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.skewed(random, 60, 150);
    var reach = new ReachOf(graph);
    int[] nodes = random.ints(1 + random.nextInt(5), 0, 60).distinct().toArray();

    for (int hops = 0; hops < 5; hops++) {
      assertThat(reach.within(hops, IntArrayList.wrap(nodes)))
          .isEqualTo(Estimate.exact(reference(graph, hops, nodes)));
    }
    assertThat(reach.people(IntStream.of(nodes).mapToObj(Audience::listed).toList()))
        .isEqualTo(reach.within(1, IntArrayList.wrap(nodes)));
  }

  /// Each way holds the truth in its interval in 95 % of graphs; of 40 that is 34 with 3 standard
  /// errors of sqrt(0.95 * 0.05 * 40) = 1.4 to spare.
  @ParameterizedTest(name = "{0}, {1} hops")
  @CsvSource({"SKETCH,1", "SKETCH,2", "SKETCH,3", "SAMPLE,1", "SAMPLE,2", "SAMPLE,3"})
  void everyWayAgreesWithTheExactOneWithinItsInterval(ReachMethod method, int hops) {
    int held = 0;
    for (long seed = 0; seed < 40; seed++) {
      var random = new SplittableRandom(seed);
      var graph = RandomGraphs.skewed(random, 5000, 20_000);
      var nodes = IntArrayList.wrap(random.ints(1 + random.nextInt(30), 0, 5000).toArray());
      var reach = new ReachOf(graph, new ReachOf.Setting(0, seed, 2));
      var question = ReachQuestion.unweighted(hops, nodes, 5000);
      var exact = reach.of(question, ReachMethod.EXACT);
      assertThat(exact.value()).isEqualTo(new HopSketchesReference(graph).reach(hops, nodes));
      var other = reach.of(question, method);
      assertThat(other.how()).isEqualTo(method == ReachMethod.SKETCH ? How.SKETCHED : How.SAMPLED);
      held += other.low() <= exact.value() && exact.value() <= other.high() ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(34);
  }

  @Test
  void theBudgetDecidesWhereThereIsAnotherWay() {
    var graph = RandomGraphs.skewed(new SplittableRandom(1), 2000, 10_000);
    var sketches = HopSketches.everybody(graph, new HopSketches.Setting(3, 1, 1));
    var hub = IntArrayList.of(0, 1);
    var arcs = (long) graph.audienceSize(0) + graph.audienceSize(1);
    var tight = new ReachOf(graph, new ReachOf.Setting(arcs - 1, 1, 1));
    var wide = new ReachOf(graph, new ReachOf.Setting(10_000, 1, 1));
    var two = new HopSketchesReference(graph).reach(2, hub);

    assertThat(wide.with(sketches).within(2, hub)).isEqualTo(Estimate.exact(two));
    assertThat(tight.within(2, hub)).isEqualTo(Estimate.exact(two));
    assertThat(tight.with(sketches).within(2, hub)).isEqualTo(sketches.union(2, hub));
    assertThat(tight.with(sketches).within(1, hub).how()).isEqualTo(How.EXACT);
    assertThat(tight.with(sketches).within(2, IntArrayList.of()).value()).isZero();
  }

  @Test
  void weightsAreCountedExactlyOrFromASampleAtHand() {
    var random = new SplittableRandom(1);
    var graph = RandomGraphs.skewed(random, 2000, 10_000);
    var weights =
        AudienceWeights.of(random.doubles(2000).toArray()).without(IntArrayList.of(3, 4, 5));
    var hub = IntArrayList.of(0, 1);
    var ball = new HopSketchesReference(graph).ball(2, hub);
    ball.removeAll(hub);
    double truth = ball.stream().mapToDouble(weights::of).sum();
    var question = new ReachQuestion(2, hub, weights);
    var tight = new ReachOf(graph, new ReachOf.Setting(1, 1, 1));
    var sample = new WeightedSample(graph, 2, weights, 1).with(hub);

    var exact = tight.of(question, ReachMethod.AUTO);
    assertThat(exact.how()).isEqualTo(How.EXACT);
    assertThat(exact.value()).isCloseTo(truth, within(1e-9 * truth));
    var drawn = tight.with(weights, sample).of(question, ReachMethod.AUTO);
    assertThat(drawn)
        .isEqualTo(sample.reach(hub))
        .isEqualTo(tight.of(question, ReachMethod.SAMPLE));
    assertThat(truth).isBetween(drawn.low(), drawn.high());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tight.of(question, ReachMethod.SKETCH))
        .withMessageContaining("cannot weigh");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(ReachMethod.class)
  void loopsRepeatedArcsAndPeopleNobodyHearsMakeNoDifference(ReachMethod method) {
    var graph = FollowerGraph.builder(6).arc(0, 0).arc(0, 1).arc(0, 1).arc(1, 2).arc(2, 0).build();
    var reach = new ReachOf(graph);
    var silent = reach.of(ReachQuestion.unweighted(3, IntArrayList.of(5), 6), method);
    var first = reach.of(ReachQuestion.unweighted(3, IntArrayList.of(0, 0), 6), method);

    assertThat(silent.low()).isZero();
    assertThat(silent.value()).isLessThan(0.1);
    assertThat(2.0).isBetween(first.low(), first.high());
  }

  @Test
  void questionsAboutNobodyInTheGraphAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReachQuestion.unweighted(1, IntArrayList.of(6), 6))
        .withMessageContaining("node 6 is not in [0, 6)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReachOf.Setting(-1, 1, 1))
        .withMessageContaining("-1");
    var graph = FollowerGraph.builder(2).build();
    var other = ReachQuestion.unweighted(1, IntArrayList.of(0), 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReachOf(graph).of(other, ReachMethod.AUTO));
  }

  /// Hides some follower lists, leaving their numbers: the interval of logic must hold the truth.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void holdsTheTruthWhenListsAreHidden(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.skewed(random, 200, 1500);
    var truth = new ReachOf(graph).within(1, IntArrayList.of(0, 1, 2, 3, 4, 5)).value();
    var hidden = new ReachOf(without(graph, 3));
    var people = new ArrayList<Audience>();
    for (int u = 0; u < 6; u++) {
      people.add(
          u < 3
              ? Audience.listed(u).and(Audience.counted(graph.audienceSize(u)))
              : Audience.listed(u));
    }

    var estimate = hidden.people(people);

    assertThat(truth).isBetween(estimate.low(), estimate.high());
    assertThat(estimate.how()).isEqualTo(How.COUNTED);
    assertThat(estimate.confidence()).isEqualTo(1);
    assertThat(estimate.coverage()).isBetween(0.01, 0.99);
  }

  @Test
  void narrowsTheIntervalByTheOverlapOfTheListedOnes() {
    int people = 40;
    int inside = 0;
    var narrower = 0;
    for (long seed = 0; seed < 50; seed++) {
      var graph = RandomGraphs.even(new SplittableRandom(seed), 3000, 60_000);
      var truth = new ReachOf(graph).within(1, IntArrayList.wrap(range(people))).value();
      var hidden = new ReachOf(without(graph, 4));
      var audiences = new ArrayList<Audience>();
      for (int u = 0; u < people; u++) {
        var listed = Audience.listed(u);
        audiences.add(u < 4 ? listed.and(Audience.counted(graph.audienceSize(u))) : listed);
      }
      var estimate = hidden.people(audiences);
      inside += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
      narrower += estimate.high() - estimate.low() < 0.6 * 4 * 20 ? 1 : 0;
      assertThat(estimate.confidence()).isBetween(0.75, 0.9);
    }
    // 0.8 of 50 within 3 standard errors: sqrt(0.8 * 0.2 / 50) = 0.057.
    assertThat(inside / 50.0).isGreaterThanOrEqualTo(0.8 - 3 * 0.057);
    assertThat(narrower).isEqualTo(50);
  }

  private static int[] range(int n) {
    return IntStream.range(0, n).toArray();
  }

  /// The graph without the audiences of the first nodes.
  private static FollowerGraph without(FollowerGraph graph, int first) {
    var copy = FollowerGraph.builder(graph.nodes());
    for (int u = first; u < graph.nodes(); u++) {
      for (int v : graph.audience(u)) {
        copy.arc(u, v);
      }
    }
    return copy.build();
  }

  private static long reference(FollowerGraph graph, int hops, int[] nodes) {
    Set<Integer> seen = new HashSet<>();
    IntStream.of(nodes).forEach(seen::add);
    for (int hop = 0; hop < hops; hop++) {
      for (int u : List.copyOf(seen)) {
        IntStream.of(graph.audience(u)).forEach(seen::add);
      }
    }
    return seen.size() - (long) nodes.length;
  }
}
