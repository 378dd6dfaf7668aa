package org.kith.reach.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.community.WarmWays.Way;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.Progress;

class CommunitiesTest {

  /// Rings of nodes who all follow each other, with one follow from each ring to the next.
  private static FollowerGraph ringOfCliques(int cliques, int size) {
    var graph = FollowerGraph.builder(cliques * size);
    for (int c = 0; c < cliques; c++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          graph.arc(c * size + i, c * size + j);
        }
      }
      graph.arc(c * size, (c + 1) % cliques * size);
    }
    return graph.build();
  }

  @Test
  void findsCliquesThatHangTogetherByAThread() {
    var communities = Communities.of(ringOfCliques(8, 6), 1);

    assertThat(communities.count()).isEqualTo(8);
    assertThatList(communities.members(communities.of(7)))
        .isEqualTo(IntArrayList.of(6, 7, 8, 9, 10, 11));
    assertThat(communities.modularity())
        .isCloseTo(naiveModularity(ringOfCliques(8, 6), communities), within(1e-12));
  }

  @Test
  void saysWhereWeKnowNobodyAndWhoBridges() {
    var graph = ringOfCliques(4, 5);
    var communities = Communities.of(graph, 1);
    var ours = IntArrayList.of(1, 2);
    int next = communities.of(5);

    assertThatList(communities.without(ours)).hasSize(3).doesNotContain(communities.of(0));
    // Account 0 is followed by account 5, and we follow it; ours have nobody there.
    assertThatList(communities.bridges(next, ours)).isEqualTo(IntArrayList.of(0));
    assertThatList(communities.bridges(communities.of(10), ours)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void recoversPlantedGroups(long seed) {
    var random = new SplittableRandom(seed);
    var graph = FollowerGraph.builder(400);
    for (int i = 0; i < 6000; i++) {
      int u = random.nextInt(400);
      int v = random.nextInt(10) < 9 ? u % 4 + 4 * random.nextInt(100) : random.nextInt(400);
      graph.arc(u, v);
    }
    var communities = Communities.of(graph.build(), seed);

    assertThat(communities.count()).isEqualTo(4);
    for (int v = 0; v < 400; v++) {
      assertThat(communities.of(v)).isEqualTo(communities.of(v % 4));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void staysCloseToTheBestOfAllPartitions(long seed) {
    var graph = RandomGraphs.even(new SplittableRandom(seed), 8, 16);
    var communities = Communities.of(graph, seed);

    double best = bestOfAll(graph, new int[8], 0, 0);
    assertThat(communities.modularity()).isLessThanOrEqualTo(best + 1e-12);
    assertThat(communities.modularity()).isGreaterThanOrEqualTo(best - 0.05);
    assertThat(communities.modularity())
        .isCloseTo(naiveModularity(graph, communities), within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void everyCommunityHangsTogetherAndComesAgainWithTheSameSeed(long seed) {
    var graph = RandomGraphs.skewed(new SplittableRandom(seed), 500, 1200);
    var communities = Communities.of(graph, seed);
    var again = Communities.of(graph, seed);

    int sum = 0;
    for (int c = 0; c < communities.count(); c++) {
      var members = communities.members(c);
      assertThatList(members).hasSize(communities.size(c)).isEqualTo(again.members(c));
      assertThat(reachable(graph, members)).isEqualTo(members.size());
      assertThat(c == 0 || communities.size(c) <= communities.size(c - 1)).isTrue();
      sum += members.size();
    }
    assertThat(sum).isEqualTo(500);
  }

  /// One graph may be asked by many threads at once, and gives each the same answer.
  @Test
  void threadsThatAskTogetherHearTheSame() {
    var graph = RandomGraphs.skewed(new SplittableRandom(5), 2_000, 12_000);
    var near = new PersonalisedPageRank.Setting(0.15, 1e-6);
    var alone = Communities.of(graph, 3);
    var closest = PersonalisedPageRank.of(graph, IntList.of(5, 9), near).top(2_000);

    IntStream.range(0, 8)
        .parallel()
        .forEach(_ -> {
          var together = Communities.of(graph, 3);
          for (int v = 0; v < graph.nodes(); v++) {
            assertThat(together.of(v)).isEqualTo(alone.of(v));
          }
          assertThat(PersonalisedPageRank.of(graph, IntList.of(5, 9), near).top(2_000))
              .isEqualTo(closest);
        });
  }

  @Test
  void accountsWithoutLinksAreAlone() {
    assertThat(Communities.of(FollowerGraph.builder(0).build(), 1).count()).isZero();
    assertThat(Communities.of(FollowerGraph.builder(3).build(), 1).count()).isEqualTo(3);
    assertThat(Communities.of(FollowerGraph.builder(3).build(), 1).modularity()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Communities.of(FollowerGraph.builder(3).build(), 0, 1, Progress.SILENT));
  }

  @Test
  void aWarmWayLeadsThroughAFriendWhoFollowsBoth() {
    // 0 is us, 9 the other one; 1, 2 and 3 follow both, 4 only us.
    var graph = FollowerGraph.builder(10);
    for (int friend = 1; friend < 4; friend++) {
      graph.follow(friend, 0).follow(friend, 9);
    }
    graph.follow(4, 0).follow(1, 5).follow(9, 3).follow(3, 5).follow(3, 6);

    var ways = new WarmWays(graph.build(), IntArrayList.of(0));

    assertThat(ways.to(IntArrayList.of(9), IntArrayList.of(1, 2, 3, 4, 0, 9)))
        .containsExactly(new Way(3, true, 4), new Way(2, false, 2), new Way(1, false, 3));
    assertThat(ways.to(IntArrayList.of(8), IntArrayList.of(1, 2, 3, 4))).isEmpty();
  }

  private static int reachable(FollowerGraph graph, IntList members) {
    var left = new IntOpenHashSet(members);
    var stack = new IntArrayList();
    stack.push(members.getInt(0));
    left.remove(members.getInt(0));
    int reached = 0;
    while (!stack.isEmpty()) {
      int v = stack.popInt();
      reached++;
      IntStream.concat(Arrays.stream(graph.audience(v)), Arrays.stream(graph.following(v)))
          .filter(left::remove)
          .forEach(stack::push);
    }
    return reached;
  }

  private static double bestOfAll(FollowerGraph graph, int[] group, int v, int groups) {
    if (v == group.length) {
      return naiveModularity(graph, group);
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int g = 0; g <= groups; g++) {
      group[v] = g;
      best = Math.max(best, bestOfAll(graph, group, v + 1, Math.max(groups, g + 1)));
    }
    return best;
  }

  private static double naiveModularity(FollowerGraph graph, Communities communities) {
    return naiveModularity(graph, IntStream.range(0, graph.nodes()).map(communities::of).toArray());
  }

  /// The definition: over all pairs in one group, links less the links of chance.
  private static double naiveModularity(FollowerGraph graph, int[] group) {
    double total = 2.0 * graph.arcs();
    double sum = 0;
    for (int u = 0; u < group.length; u++) {
      for (int v = 0; v < group.length; v++) {
        if (group[u] == group[v]) {
          double links = (graph.follows(u, v) ? 1 : 0) + (graph.follows(v, u) ? 1 : 0);
          double su = graph.audienceSize(u) + graph.followingSize(u);
          double sv = graph.audienceSize(v) + graph.followingSize(v);
          sum += links - su * sv / total;
        }
      }
    }
    return sum / total;
  }
}
