package org.kith.reach.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongMaps;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.graph.AudienceUnion;
import org.kith.reach.graph.FollowerGraph;

class PassedOnTest {

  /// 1 and 2 hear 0; 3 and 4 hear 1, 4 and 5 hear 2; 2 hears 1 as well.
  private static final FollowerGraph SMALL =
      graph(6, new int[][] {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 4}, {2, 5}, {1, 2}});

  private static FollowerGraph graph(int nodes, int[][] arcs) {
    var builder = FollowerGraph.builder(nodes);
    for (var arc : arcs) {
      builder.arc(arc[0], arc[1]);
    }
    return builder.build();
  }

  private static PassedOn.More more(FollowerGraph graph, Int2LongMap counted, double p, int... us) {
    return new PassedOn(graph, new AudienceUnion(graph), (_, _) -> p, counted).of(IntList.of(us));
  }

  @Test
  void countsWhoHearsItFromSomebodyElseOnceEach() {
    // 3 and 5 hear it with one half, 4 with three quarters; 2 hears it anyway.
    assertThat(more(SMALL, Int2LongMaps.EMPTY_MAP, 0.5, 0).mean()).isCloseTo(1.75, within(1e-6));
    assertThat(more(SMALL, Int2LongMaps.EMPTY_MAP, 0, 0)).isEqualTo(PassedOn.More.NOBODY);
    assertThat(more(SMALL, Int2LongMaps.EMPTY_MAP, 1, 0).mean()).isCloseTo(3, within(1e-6));
  }

  @Test
  void nobodyWhoIsReachedAlreadyIsNew() {
    var known = new AudienceUnion(SMALL);
    known.add(IntList.of(2));
    var passed = new PassedOn(SMALL, known, (_, _) -> 0.5, Int2LongMaps.EMPTY_MAP);
    assertThat(passed.of(IntList.of(0)).mean()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void followersKnownByNumberCountAsOftenAsItIsPassedOn() {
    var counted = new Int2LongOpenHashMap(new int[] {1}, new long[] {100});
    assertThat(more(SMALL, counted, 0.25, 0).mean())
        .isCloseTo(25 + 0.25 + 0.25 + (1 - 0.75 * 0.75), within(1e-5));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void isWhatAllWorldsTogetherSay(long seed) {
    var random = new SplittableRandom(seed);
    var builder = FollowerGraph.builder(16);
    for (int arc = 0; arc < 50; arc++) {
      int from = random.nextInt(16);
      int to = random.nextInt(16);
      if (from != to) {
        builder.arc(from, to);
      }
    }
    var graph = builder.build();
    double p = 0.1 + 0.8 * random.nextDouble();
    var passed = new PassedOn(graph, new AudienceUnion(graph), (_, _) -> p, Int2LongMaps.EMPTY_MAP);
    for (int u = 0; u < 16; u++) {
      double exact = inAllWorlds(graph, u, p);
      assertThat(passed.of(IntList.of(u)).mean()).isCloseTo(exact, within(1e-4));
    }
  }

  /// The mean over every set of followers that may pass it on.
  private static double inAllWorlds(FollowerGraph graph, int u, double p) {
    int[] audience = graph.audience(u);
    double mean = 0;
    for (int world = 0; world < 1 << audience.length; world++) {
      var heard = new HashSet<Integer>();
      double chance = 1;
      for (int i = 0; i < audience.length; i++) {
        boolean passes = (world >> i & 1) != 0;
        chance *= passes ? p : 1 - p;
        if (passes) {
          for (int x : graph.audience(audience[i])) {
            heard.add(x);
          }
        }
      }
      heard.remove(u);
      for (int v : audience) {
        heard.remove(v);
      }
      mean += chance * heard.size();
    }
    return mean;
  }
}
