package org.kith.reach.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.community.Bridges.Bridge;
import org.kith.reach.community.Bridges.Setting;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.GraphBuilder;
import org.kith.reach.graph.Progress;

class BridgesTest {

  private static final Setting EXACT = new Setting(Long.MAX_VALUE, 1, 0.95, 1, 1);

  /// 0 and 1 speak to 2, 2 to 3, 3 to 4: of the pairs that are apart, 0-3, 0-4, 1-3, 1-4, 2-3, 2-4
  /// and these the other way round, 2 carries four and 3 three.
  @Test
  void countsWhatPassesThroughOnItsWayToTheOtherGroup() {
    var graph = FollowerGraph.builder(5).arc(0, 2).arc(1, 2).arc(2, 3).arc(3, 4).build();
    var bridges = between(new int[] {0, 0, 0, 1, 1}, graph, EXACT);

    assertThat(bridges.isExact()).isTrue();
    assertThat(bridges.top(9))
        .containsExactly(
            new Bridge(2, 4 / 12.0, 4 / 12.0, 4 / 12.0),
            new Bridge(3, 3 / 12.0, 3 / 12.0, 3 / 12.0));
    assertThat(bridges.of(4).share()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void equalsWhatAllShortestWaysSay(long seed) {
    var random = new SplittableRandom(seed);
    int nodes = 2 + random.nextInt(12);
    var graph = RandomGraphs.even(random, nodes, random.nextInt(3 * nodes));
    int[] group = groups(random, nodes);
    double[] all = byEveryWay(graph, group);

    var bridges = between(group, graph, EXACT);

    for (int v = 0; v < nodes; v++) {
      assertThat(bridges.of(v).share()).isCloseTo(all[v], within(1e-12));
    }
  }

  /// With confidence 0.9 all intervals hold at once in 9 of 10 cases; the union over the accounts
  /// leaves room, so that 95 of 100 are asked for here.
  @Test
  void theIntervalsHoldTogetherWithinTheirConfidence() {
    var graph = RandomGraphs.skewed(new SplittableRandom(4), 60, 240);
    int[] group = groups(new SplittableRandom(4), 60);
    var exact = between(group, graph, EXACT);
    int held = 0;
    for (long seed = 0; seed < 100; seed++) {
      var drawn = between(group, graph, new Setting(0, 2_000, 0.9, seed, 1));
      assertThat(drawn.isExact()).isFalse();
      held += IntStream.range(0, 60).allMatch(v -> holds(drawn.of(v), exact.of(v).share())) ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(95);
  }

  /// The mean of many draws is the share: a bias of the sampler would show, as its standard error
  /// is below 0.0005.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void drawsEveryShortestWayWithTheSameProbability(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.even(random, 40, 120);
    int[] group = groups(random, 40);
    var exact = between(group, graph, EXACT);

    var drawn = between(group, graph, new Setting(0, 1_000_000, 0.95, seed, 2));

    for (int v = 0; v < 40; v++) {
      assertThat(drawn.of(v).share()).isCloseTo(exact.of(v).share(), within(0.0025));
      assertThat(drawn.of(v).high() - drawn.of(v).low()).isLessThan(0.01);
    }
  }

  @ParameterizedTest(name = "budget {0}")
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void theOneWhoLinksTwoCliquesIsFirst(long budget) {
    var graph = FollowerGraph.builder(41);
    clique(graph, 0, 20);
    clique(graph, 20, 40);
    for (int v : new int[] {3, 5, 8, 23, 25, 28}) {
      graph.follow(40, v).follow(v, 40);
    }
    var built = graph.build();
    var communities = Communities.of(built, 1);
    assertThat(communities.count()).isEqualTo(2);

    var top =
        Bridges.between(
                communities, built, new Setting(budget, 20_000, 0.95, 1, 1), Progress.SILENT)
            .top(10);

    // It carries every pair but those it is an end of.
    assertThat(top.getFirst().account()).isEqualTo(40);
    assertThat(holds(top.getFirst(), 20 / 21.0)).isTrue();
    assertThat(top.get(1).high()).isLessThan(top.getFirst().low());
  }

  @ParameterizedTest(name = "budget {0}")
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void oneSeedGivesTheSameOnAnyNumberOfThreads(long budget) {
    var graph = RandomGraphs.skewed(new SplittableRandom(9), 700, 4_000);
    int[] group = groups(new SplittableRandom(9), 700);
    var once = between(group, graph, new Setting(budget, 3_001, 0.95, 7, 1)).top(700);

    for (int threads : new int[] {2, 3, 8}) {
      assertThat(between(group, graph, new Setting(budget, 3_001, 0.95, 7, threads)).top(700))
          .isEqualTo(once);
    }
    var other = between(group, graph, new Setting(budget, 3_001, 0.95, 8, 1)).top(700);
    assertThat(other.equals(once)).isEqualTo(budget > 0);
  }

  /// From one end to the other of 1,500 diamonds in a row there are 2^1500 shortest ways, more than
  /// a double can hold.
  @ParameterizedTest(name = "budget {0}")
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void anyNumberOfWaysCanBeCounted(long budget) {
    int diamonds = 1_500;
    var graph = FollowerGraph.builder(3 * diamonds + 1);
    for (int d = 0; d < diamonds; d++) {
      int from = 3 * d;
      graph.arc(from, from + 1).arc(from, from + 2);
      graph.arc(from + 1, from + 3).arc(from + 2, from + 3);
    }
    int[] group = new int[3 * diamonds + 1];
    group[3 * diamonds] = 1;

    var bridges = between(group, graph.build(), new Setting(budget, 200, 0.95, 1, 1));

    // Half of the pairs lead from the last account and so nowhere; of the others, all pass a waist
    // that begin before it, and half of these each of the two sides.
    for (int d = 1; d < diamonds; d += 100) {
      double waist = 3.0 * d / (6 * diamonds);
      assertThat(holds(bridges.of(3 * d), waist)).isTrue();
      assertThat(holds(bridges.of(3 * d + 1), waist / 2 + 0.5 / (6 * diamonds))).isTrue();
    }
  }

  @Test
  void whereNothingPassesThereAreNoBridges() {
    var empty = FollowerGraph.builder(0).build();
    assertThat(between(new int[0], empty, EXACT).top(5)).isEmpty();
    var apart = FollowerGraph.builder(6).arc(0, 1).arc(1, 2).arc(3, 4).arc(4, 5).build();
    for (long budget : new long[] {0, Long.MAX_VALUE}) {
      var setting = new Setting(budget, 100, 0.95, 1, 1);
      assertThat(between(new int[] {0, 0, 0, 1, 1, 1}, apart, setting).top(5)).isEmpty();
      assertThat(between(new int[6], apart, setting).top(5)).isEmpty();
      assertThat(between(new int[] {0, 1, 2, 3, 4, 5}, apart, setting).top(5)).hasSize(2);
    }
    var nothing = between(new int[6], apart, new Setting(0, 100, 0.95, 1, 1));
    assertThat(nothing.of(3)).isEqualTo(new Bridge(3, 0, 0, 0)); // there is no pair at all
  }

  @Test
  void tellsHowFarItHasCome() {
    var graph = RandomGraphs.skewed(new SplittableRandom(2), 300, 900);
    int[] group = groups(new SplittableRandom(2), 300);
    for (long budget : new long[] {0, Long.MAX_VALUE}) {
      var heard = new ArrayList<Long>();
      long total = budget == 0 ? 1_000 : 300;
      Progress progress =
          (_, done, all) -> {
            assertThat(all).isEqualTo(total);
            heard.add(done);
          };
      Bridges.between(group, graph, new Setting(budget, 1_000, 0.95, 1, 2), progress);
      assertThat(heard).isSorted().endsWith(total);
    }
  }

  @Test
  void settingsThatMeanNothingAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Setting(-1, 1, 0.9, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Setting(1, 0, 0.9, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Setting(1, 1, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Setting(1, 1, 0.9, 1, 0));
  }

  private static Bridges between(int[] group, FollowerGraph graph, Setting setting) {
    return Bridges.between(group, graph, setting, Progress.SILENT);
  }

  private static boolean holds(Bridge bridge, double share) {
    return bridge.low() - 1e-12 <= share && share <= bridge.high() + 1e-12;
  }

  private static void clique(GraphBuilder graph, int from, int to) {
    for (int u = from; u < to; u++) {
      for (int v = from; v < to; v++) {
        if (u != v) {
          graph.arc(u, v);
        }
      }
    }
  }

  private static int[] groups(SplittableRandom random, int nodes) {
    return IntStream.range(0, nodes).map(_ -> random.nextInt(4)).toArray();
  }

  /// The definition: lists all shortest ways of all pairs.
  private static double[] byEveryWay(FollowerGraph graph, int[] group) {
    double[] shares = new double[group.length];
    int pairs = 0;
    for (int s = 0; s < group.length; s++) {
      for (int t = 0; t < group.length; t++) {
        if (group[s] != group[t]) {
          pairs++;
          var ways = shortestWays(graph, s, t);
          for (var way : ways) {
            way.subList(1, way.size() - 1).forEach(v -> shares[v] += 1.0 / ways.size());
          }
        }
      }
    }
    int all = pairs;
    return Arrays.stream(shares).map(share -> all == 0 ? 0 : share / all).toArray();
  }

  private static List<List<Integer>> shortestWays(FollowerGraph graph, int from, int to) {
    var found = new ArrayList<List<Integer>>();
    var queue = new ArrayDeque<List<Integer>>();
    queue.add(List.of(from));
    while (!queue.isEmpty()) {
      var way = queue.remove();
      if (!found.isEmpty() && way.size() >= found.getFirst().size()) {
        return found;
      }
      for (int v : graph.audience(way.getLast())) {
        var longer = new ArrayList<>(way);
        longer.add(v);
        if (v == to) {
          found.add(longer);
        } else if (!way.contains(v)) {
          queue.add(longer);
        }
      }
    }
    return found;
  }
}
