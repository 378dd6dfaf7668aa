package org.kith.reach.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph;

class CreditDistributionTest {

  /// Shaped as figure 1 of the paper: v and y lead to w, v to t, t to z, and all of them but y to
  /// u.
  @Test
  void creditGoesThroughParentsToThoseBefore() {
    int v = 0, y = 1, w = 2, t = 3, z = 4, u = 5;
    var graph =
        FollowerGraph.builder(6)
            .follow(w, v)
            .follow(w, y)
            .follow(t, v)
            .follow(z, t)
            .follow(u, v)
            .follow(u, t)
            .follow(u, w)
            .follow(u, z)
            .build();
    var log = ActionLog.builder(6, ActionLog.Credit.DIRECT);
    for (int node = 0; node < 6; node++) {
      log.add(node, 0, node / 2 == 0 ? 1 : node + 10, ActionLog.HIDDEN);
    }
    var credit = CreditDistribution.of(graph, log.build(), Double.POSITIVE_INFINITY);

    // Γ(v, u) = 1/4 + 1/4 · 1 + 1/4 · 1/2 + 1/4 · 1 = 0.875; and v 1, t 1, z 1, w 1/2
    assertThat(credit.spread(IntList.of(v))).isCloseTo(1 + 1 + 1 + 0.5 + 0.875, within(1e-12));
    // Γ({v, z}, u) = 1/4 + 1/4 + 1/8 + 1/4
    assertThat(credit.spread(IntList.of(v, z))).isCloseTo(4.375, within(1e-12));
    assertThat(credit.spread(IntList.of(y))).isCloseTo(1 + 0.5 + 0.125, within(1e-12));
    assertThatList(credit.beginners(0)).isEqualTo(IntList.of(v, y));
    assertThat(credit.credited()).isEqualTo(4);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void creditsOfAnActionSumToOneAndSpreadIsMonotoneAndSubmodular(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.even(random, 40, 200);
    var log = randomLog(random, 40, 30);
    double halfLife = random.nextBoolean() ? 3 : Double.POSITIVE_INFINITY;
    var credit = CreditDistribution.of(graph, log, halfLife);

    int credited = 0;
    for (int i = 0; i < log.actions(); i++) {
      double[] shares = credit.shares(i);
      if (shares.length > 0) {
        credited++;
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
      }
    }
    assertThat(credited).isPositive();
    assertThat(Arrays.stream(credit.direct()).sum()).isCloseTo(credited, within(1e-9));

    var small = IntOpenHashSet.of(1, 2);
    var large = IntOpenHashSet.of(1, 2, 7, 9);
    var smallMore = IntOpenHashSet.of(1, 2, 30);
    var largeMore = IntOpenHashSet.of(1, 2, 7, 9, 30);
    double gainOfSmall = credit.spread(smallMore) - credit.spread(small);
    double gainOfLarge = credit.spread(largeMore) - credit.spread(large);
    assertThat(gainOfLarge).isBetween(-1e-12, gainOfSmall + 1e-12);
  }

  /// With one half-life between them, the later of two parents has two thirds.
  @Test
  void laterParentsHaveMore() {
    var graph = FollowerGraph.builder(3).follow(2, 0).follow(2, 1).build();
    var log =
        ActionLog.builder(3, ActionLog.Credit.DIRECT)
            .add(0, 0, 0, ActionLog.BEGINS)
            .add(1, 0, 60, ActionLog.BEGINS)
            .add(2, 0, 1_000_000, ActionLog.HIDDEN)
            .build();
    assertThat(CreditDistribution.of(graph, log, 60).shares(2))
        .containsExactly(new double[] {1 / 3.0, 2 / 3.0}, within(1e-12));
    assertThatThrownBy(() -> CreditDistribution.of(graph, log, 0))
        .hasMessageContaining("half-life must be above 0, was 0.0");
  }

  /// A parent that is named has all the credit, whoever else is followed.
  @Test
  void aKnownParentHasAllCredit() {
    var graph = FollowerGraph.builder(3).follow(2, 0).follow(2, 1).build();
    var log =
        ActionLog.builder(3, ActionLog.Credit.DIRECT)
            .add(0, 0, 0, ActionLog.BEGINS)
            .add(1, 0, 1, ActionLog.BEGINS)
            .add(2, 0, 2, 0)
            .build();
    assertThat(CreditDistribution.of(graph, log, 60).direct()).containsExactly(1, 0, 0);
  }

  static ActionLog randomLog(SplittableRandom random, int nodes, int items) {
    var log = ActionLog.builder(nodes, ActionLog.Credit.DIRECT);
    for (int item = 0; item < items; item++) {
      for (int i = 0; i < 10; i++) {
        log.add(random.nextInt(nodes), item, random.nextInt(12), ActionLog.HIDDEN);
      }
    }
    return log.build();
  }
}
