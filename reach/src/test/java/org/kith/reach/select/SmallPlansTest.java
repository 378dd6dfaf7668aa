package org.kith.reach.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.offset;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.Weights;

/// Graphs and requests at the edge of what there is.
class SmallPlansTest {

  private static final Effort SOME = Effort.samples(4000);

  private static SeedPlanner planner(FollowerGraph graph, Owners owners, int threads) {
    return new SeedPlanner(
        graph,
        new WeightedCascade(),
        owners,
        new SeedPlanner.Setting(Weights.equal(graph.nodes()), 1, threads),
        () -> 0);
  }

  private static SeedPlan plan(FollowerGraph graph, SeedRequest request) {
    return planner(graph, Owners.everybody(graph.nodes()), 2).plan(request);
  }

  @Test
  void oneNodeReachesItself() {
    var plan = plan(FollowerGraph.builder(1).build(), SeedRequest.people(3, SOME));

    assertThatList(plan.seeds()).containsExactly(0);
    assertThat(plan.spread().value()).isEqualTo(1);
  }

  @Test
  void loopsAndRepeatedArcsChangeNothing() {
    var plain = FollowerGraph.builder(5).arc(0, 1).arc(0, 2).arc(3, 2).build();
    var noisy =
        FollowerGraph.builder(5)
            .arc(0, 0)
            .arc(0, 1)
            .arc(0, 1)
            .arc(3, 2)
            .arc(0, 2)
            .arc(2, 2)
            .arc(3, 2)
            .arc(4, 4)
            .build();
    var two = SeedRequest.people(2, SOME);

    assertThat(plan(noisy, two)).isEqualTo(plan(plain, two));
  }

  /// Nobody reaches those whom nobody follows but themselves: with one left out, one is missing.
  @Test
  void nodesWithoutFollowersCountForThemselvesAlone() {
    var plan = plan(FollowerGraph.builder(6).build(), SeedRequest.people(5, SOME));

    assertThat(plan.seeds().size()).isEqualTo(5);
    assertThat(plan.spread().value()).isCloseTo(5, offset(0.15));
    assertThat(plan.spread().low()).isLessThan(5);
    assertThat(plan.certificate().bound()).isLessThan(6);
  }

  @Test
  void nothingToSpendAndNobodyToChooseAreAnswers() {
    var graph = FollowerGraph.builder(3).arc(0, 1).build();
    var nothing = plan(graph, SeedRequest.people(0, SOME));
    var nobody = planner(graph, new Owners(3), 1).plan(SeedRequest.people(2, SOME));
    var excluded = plan(graph, SeedRequest.people(2, SOME).withExcluded(IntList.of(0, 1, 2)));

    for (var plan : new SeedPlan[] {nothing, nobody, excluded}) {
      assertThatList(plan.seeds()).isEmpty();
      assertThat(plan.spread().value()).isZero();
      assertThat(plan.cost()).isZero();
      assertThat(plan.certificate().proven()).isZero();
    }
    assertThat(nothing.certificate().fraction()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void costsAreFiniteAndAboveZero(double cost) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeedRequest.hours(1, new double[] {1, cost}, SOME))
        .withMessageContaining("a cost is finite and above 0, was " + cost);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aLimitIsFiniteAndAtLeastZero(double limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeedRequest.hours(limit, new double[] {1, 1}, SOME))
        .withMessageContaining("a limit is finite and at least 0, was " + limit);
  }

  @Test
  void theCurveBeginsWithThoseWonAndGoesOnToTwiceTheLimit() {
    var builder = FollowerGraph.builder(40);
    for (int star = 0; star < 6; star++) {
      for (int leaf = 0; leaf < 5 - star; leaf++) {
        builder.arc(star, 6 + 5 * star + leaf);
      }
    }
    var graph = builder.build();
    var planner = planner(graph, Owners.everybody(40), 2);
    var request = SeedRequest.people(2, SOME).withWon(IntArrayList.of(5));
    var plan = planner.plan(request);

    var curve = planner.curve(plan, request);

    assertThat(curve).hasSize(5);
    assertThat(curve.stream().map(Plan.Point::people)).containsExactly(0, 1, 2, 3, 4);
    assertThat(curve.getFirst().total().value()).isCloseTo(1, offset(0.3));
    assertThat(curve.get(2).total()).isEqualTo(plan.spread());
    assertThat(curve.getLast().hours()).isEqualTo(4);
    assertThat(
            IntStream.range(1, 5)
                .allMatch(i -> curve.get(i).total().value() > curve.get(i - 1).total().value()))
        .isTrue();
  }
}
