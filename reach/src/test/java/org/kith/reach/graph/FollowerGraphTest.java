package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.HashSet;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph.Dropped;

class FollowerGraphTest {

  @Test
  void anArcLeadsFromWhoSpeaksToWhoHears() {
    var graph = FollowerGraph.builder(3).arc(0, 1).follow(2, 0).build();

    assertThat(graph.audience(0)).containsExactly(1, 2);
    assertThat(graph.following(2)).containsExactly(0);
    assertThat(graph.follows(2, 0)).isTrue();
    assertThat(graph.follows(0, 2)).isFalse();
  }

  @Test
  void dropsAndCountsLoopsAndDuplicates() {
    var graph = FollowerGraph.builder(2).arc(0, 0).arc(0, 1).arc(1, 1).arc(0, 1).arc(0, 1).build();

    assertThat(graph.arcs()).isEqualTo(1);
    assertThat(graph.dropped()).isEqualTo(new Dropped(2, 2));
    assertThat(graph.following(1)).containsExactly(0);
  }

  @Test
  void aGraphMayBeEmptyOrHaveOneNode() {
    assertThat(FollowerGraph.builder(0).build().nodes()).isZero();
    var one = FollowerGraph.builder(1).arc(0, 0).build();
    assertThat(one.nodes()).isEqualTo(1);
    assertThat(one.arcs()).isZero();
    assertThat(one.audience(0)).isEmpty();
  }

  @Test
  void refusesANodeOutsideTheGraph() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> FollowerGraph.builder(2).arc(0, 2))
        .withMessage("node 2 is not in [0, 2)");
    assertThatIllegalArgumentException().isThrownBy(() -> FollowerGraph.builder(-1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void rowsAreThoseOfASortedMap(long seed) {
    var random = new SplittableRandom(seed);
    int nodes = 1 + random.nextInt(30);
    var builder = FollowerGraph.builder(nodes);
    var audience = new TreeMap<Integer, TreeSet<Integer>>();
    var following = new TreeMap<Integer, TreeSet<Integer>>();
    for (int i = random.nextInt(200); i > 0; i--) {
      int u = random.nextInt(nodes);
      int v = random.nextInt(nodes);
      builder.arc(u, v);
      if (u != v) {
        audience.computeIfAbsent(u, _ -> new TreeSet<>()).add(v);
        following.computeIfAbsent(v, _ -> new TreeSet<>()).add(u);
      }
    }
    var graph = builder.build();

    for (int u = 0; u < nodes; u++) {
      assertThat(graph.audience(u)).isEqualTo(ints(audience.getOrDefault(u, new TreeSet<>())));
      assertThat(graph.following(u)).isEqualTo(ints(following.getOrDefault(u, new TreeSet<>())));
      assertThat(graph.audienceSize(u)).isEqualTo(graph.audience(u).length);
      assertThat(graph.followingSize(u)).isEqualTo(graph.following(u).length);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void aUnionAndACountAgreeWithPlainSets(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.even(random, 40, 160);
    var union = new AudienceUnion(graph);
    var count = new AudienceCount(graph);
    var heard = new HashSet<Integer>();
    var owned = new HashSet<Integer>();
    for (int person = 0; person < 10; person++) {
      IntList accounts = IntArrayList.of(person, 10 + person, 20 + person);
      var fresh = new HashSet<Integer>();
      accounts.forEach(u -> IntStream.of(graph.audience(u)).forEach(fresh::add));
      var different = new HashSet<>(fresh);
      different.removeAll(heard);
      assertThat(count.newPart(accounts, false))
          .isEqualTo(new AudienceCount.Part(different.size(), fresh.size()));
      different.removeAll(owned);
      different.removeAll(accounts);
      assertThat(union.newIn(accounts)).isEqualTo(different.size());

      union.add(accounts);
      count.add(accounts);
      heard.addAll(fresh);
      owned.addAll(accounts);
      var reached = new HashSet<>(heard);
      reached.removeAll(owned);
      assertThat(union.size()).isEqualTo(reached.size());
    }
  }

  private static int[] ints(SortedSet<Integer> set) {
    return set.stream().mapToInt(i -> i).toArray();
  }
}
