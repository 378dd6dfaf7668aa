package org.kith.reach.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.community.PersonalisedPageRank.Close;
import org.kith.reach.community.PersonalisedPageRank.Setting;
import org.kith.reach.graph.FollowerGraph;

class PersonalisedPageRankTest {

  private static final double ROUNDING = 1e-12;

  /// 0 follows 1 and 2, 1 follows 2; walks from 0 stop with probability 1/2.
  @Test
  void countsWhereWalksStop() {
    var graph = FollowerGraph.builder(4).follow(0, 1).follow(0, 2).follow(1, 2).build();
    var rank = PersonalisedPageRank.of(graph, IntList.of(0), new Setting(0.5, 1e-9));

    assertThat(rank.score(0)).isEqualTo(0.5);
    assertThat(rank.score(1)).isEqualTo(0.125);
    assertThat(rank.score(2)).isEqualTo(0.375); // it follows nobody: walks end there
    assertThat(rank.left()).isZero();
    assertThat(rank.top(5)).containsExactly(new Close(2, 0.375), new Close(1, 0.125));
    assertThat(rank.top(1)).containsExactly(new Close(2, 0.375));
  }

  @ParameterizedTest(name = "seed {0}, alpha {1}, epsilon {2}")
  @CsvSource({
    "1, 0.15, 1e-3",
    "2, 0.15, 1e-4",
    "3, 0.5, 1e-2",
    "5, 0.2, 1e-5",
    "8, 0.85, 1e-3",
    "13, 0.1, 3e-4",
    "21, 1, 1e-3"
  })
  void noScoreIsAboveTheExactOneNorLowerByMoreThanIsLeft(long seed, double alpha, double epsilon) {
    var graph = RandomGraphs.skewed(new SplittableRandom(seed), 200, 1500);
    var people = IntList.of(3, 50, 120);
    var rank = PersonalisedPageRank.of(graph, people, new Setting(alpha, epsilon));
    double[] exact = exact(graph, people, alpha);

    double sum = 0;
    for (int v = 0; v < graph.nodes(); v++) {
      assertThat(exact[v] - rank.score(v)).isBetween(-ROUNDING, rank.left() + ROUNDING);
      assertThat(rank.kept(v)).isLessThan(epsilon * Math.max(1, graph.followingSize(v)));
      sum += rank.score(v);
    }
    assertThat(sum + rank.left()).isCloseTo(1, within(ROUNDING));
  }

  @ParameterizedTest(name = "seed {0}, alpha {1}, epsilon {2}")
  @CsvSource({"1, 0.15, 1e-3", "2, 0.15, 1e-4", "3, 0.5, 1e-2", "5, 0.2, 1e-5", "8, 0.85, 1e-3"})
  void whereFollowsAreReturnedScoresAreWithinEpsilonTimesDegree(
      long seed, double alpha, double epsilon) {
    var graph = mutual(RandomGraphs.skewed(new SplittableRandom(seed), 200, 800));
    var people = IntList.of(3, 50, 120);
    var rank = PersonalisedPageRank.of(graph, people, new Setting(alpha, epsilon));
    double[] exact = exact(graph, people, alpha);

    for (int v = 0; v < graph.nodes(); v++) {
      double bound = epsilon * graph.followingSize(v);
      assertThat(exact[v] - rank.score(v)).isBetween(-ROUNDING, bound + ROUNDING);
    }
  }

  @Test
  void theWorkIsBoundedWhateverTheSizeOfTheGraph() {
    double alpha = 0.2;
    double epsilon = 1e-4;
    for (int nodes : new int[] {1_000, 10_000, 200_000}) {
      var graph = RandomGraphs.skewed(new SplittableRandom(7), nodes, 10 * nodes);
      var rank = PersonalisedPageRank.of(graph, IntList.of(9, 10), new Setting(alpha, epsilon));
      // A push costs 1 and its arcs, at most twice what it is counted for.
      assertThat(rank.work()).isLessThan((long) (2 / (alpha * epsilon)));
      assertThat(rank.top(10)).hasSize(10);
    }
  }

  @Test
  void peopleCountOnceInAnyOrder() {
    var graph = RandomGraphs.skewed(new SplittableRandom(1), 100, 700);
    var setting = new Setting(0.15, 1e-5);
    var once = PersonalisedPageRank.of(graph, IntList.of(3, 7), setting).top(100);
    var again = PersonalisedPageRank.of(graph, IntList.of(7, 3, 7), setting).top(100);

    assertThat(again).isEqualTo(once).noneMatch(close -> close.account() == 3);
  }

  @Test
  void settingsThatMeanNothingAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Setting(0, 1e-3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Setting(1.1, 1e-3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Setting(0.5, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            PersonalisedPageRank.of(
                FollowerGraph.builder(1).build(), new IntArrayList(), new Setting(0.5, 1)));
  }

  /// Power iteration, until what is still under way is below rounding.
  private static double[] exact(FollowerGraph graph, IntList people, double alpha) {
    double[] stopped = new double[graph.nodes()];
    double[] moving = new double[graph.nodes()];
    for (int v : people) {
      moving[v] += 1.0 / people.size();
    }
    for (int step = 0; step < 1000; step++) {
      double[] next = new double[graph.nodes()];
      for (int v = 0; v < graph.nodes(); v++) {
        int[] followed = graph.following(v);
        stopped[v] += followed.length == 0 ? moving[v] : alpha * moving[v];
        for (int u : followed) {
          next[u] += (1 - alpha) * moving[v] / followed.length;
        }
      }
      moving = next;
    }
    return stopped;
  }

  private static FollowerGraph mutual(FollowerGraph graph) {
    var both = FollowerGraph.builder(graph.nodes());
    for (int u = 0; u < graph.nodes(); u++) {
      for (int v : graph.audience(u)) {
        both.arc(u, v).arc(v, u);
      }
    }
    return both.build();
  }
}
