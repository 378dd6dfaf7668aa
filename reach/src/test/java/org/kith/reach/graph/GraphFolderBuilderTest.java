package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.graph.FollowerGraph.Dropped;

class GraphFolderBuilderTest {

  private record Arc(long u, long v) {}

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void holdsTheArcsGivenByDescendingAudience(long seed) throws IOException {
    var arcs = arcs(new SplittableRandom(seed), 40, 300);

    var stored = build(arcs);

    GraphFiles.check(folder);
    sameAsTwin(stored, arcs);
  }

  @Test
  void theOrderOfTheArcsMakesNoDifference(@TempDir Path other) throws IOException {
    var arcs = arcs(new SplittableRandom(7), 200, 5000);
    build(arcs);
    var shuffled = new ArrayList<>(arcs);
    Collections.shuffle(shuffled, new Random(7));
    try (var builder = GraphFolderBuilder.ofNumbers(other, Progress.SILENT)) {
      for (var arc : shuffled) {
        builder.arc(arc.u(), arc.v());
      }
      builder.build();
    }
    for (var name : List.of("audience.csr", "following.csr", "ids")) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
    }
  }

  /// More than a block a bucket and more than one part of rows, so that the disk is used.
  @Test
  void threeMillionArcsGoByTheDisk() throws IOException {
    int nodes = 5000;
    var random = new SplittableRandom(11);
    var twin = FollowerGraph.builder(nodes);
    try (var builder = GraphFolderBuilder.ofNumbers(folder, Progress.SILENT)) {
      for (int i = 0; i < 3_000_000; i++) {
        int u = (int) Math.min(nodes - 1, Math.pow(nodes, random.nextDouble()) - 1);
        int v = random.nextInt(nodes);
        twin.arc(u, v);
        builder.arc(u, v);
      }
      var stored = builder.build();
      GraphFiles.check(folder);
      var expected = twin.build();
      assertThat(stored.graph().arcs()).isEqualTo(expected.arcs());
      assertThat(stored.graph().dropped()).isEqualTo(expected.dropped());
      for (int u = 0; u < nodes; u++) {
        int[] audience = expected.audience((int) keyOf(stored, u));
        for (int i = 0; i < audience.length; i++) {
          audience[i] = stored.keys().node(Integer.toString(audience[i]));
        }
        Arrays.sort(audience);
        assertThat(stored.graph().audience(u)).isEqualTo(audience);
      }
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("audience.csr", "following.csr", "ids");
  }

  @Test
  void hugeNumbersAndTextsAreKeys(@TempDir Path other) throws IOException {
    var stored = build(List.of(new Arc(Long.MAX_VALUE, 0), new Arc(1L << 40, 0), new Arc(5, 5)));
    assertThat(stored.graph().nodes()).isEqualTo(4);
    assertThat(stored.keys().key(0)).isEqualTo("1099511627776");
    assertThat(stored.keys().node("9223372036854775807")).isEqualTo(1);
    assertThat(stored.keys().node("5")).isEqualTo(3);

    try (var builder = GraphFolderBuilder.ofTexts(other, Progress.SILENT)) {
      for (int i = 0; i < 10_000; i++) {
        builder.arc("zoë" + i, "ana@" + i % 100);
      }
      var texts = builder.build();
      GraphFiles.check(other);
      assertThat(texts.graph().nodes()).isEqualTo(10_100);
      int ana = texts.keys().node("ana@42");
      assertThat(texts.graph().followingSize(ana)).isEqualTo(100);
      assertThat(texts.graph().follows(ana, texts.keys().node("zoë9942"))).isTrue();
      assertThatIllegalArgumentException().isThrownBy(() -> builder.arc("", "a"));
    }
  }

  @Test
  void nothingAtAllIsAGraphWithoutNodes() throws IOException {
    assertThat(build(List.of()).graph().nodes()).isZero();
    GraphFiles.check(folder);
  }

  @Test
  void accountsWithoutArcsAreNodesAndAreFoundByNumber() throws IOException {
    try (var builder = GraphFolderBuilder.ofNumbers(folder, Progress.SILENT)) {
      builder.account(40);
      builder.arc(7, 9);

      assertThat(builder.hasAccount(40)).isTrue();
      assertThat(builder.hasAccount(41)).isFalse();
      assertThatIllegalArgumentException().isThrownBy(() -> builder.account(-1));
      var stored = builder.build();

      assertThat(stored.graph().nodes()).isEqualTo(3);
      assertThat(stored.keys().number(stored.keys().node(40))).isEqualTo(40);
      assertThat(stored.keys().node("40")).isEqualTo(stored.keys().node(40));
      assertThat(stored.graph().audienceSize(stored.keys().node(40))).isZero();
      assertThat(stored.keys().node(41)).isEqualTo(-1);
      assertThat(stored.keys().node("forty")).isEqualTo(-1);
    }
  }

  @Test
  void oneArcAgainAndAgainIsOneArc() throws IOException {
    try (var builder = GraphFolderBuilder.ofNumbers(folder, Progress.SILENT)) {
      for (int i = 0; i < 5_000_000; i++) {
        builder.arc(1, 2);
      }
      assertThat(builder.build().graph().dropped()).isEqualTo(new Dropped(0, 4_999_999));
    }
  }

  @Test
  void aNegativeNumberIsNoKey() throws IOException {
    try (var builder = GraphFolderBuilder.ofNumbers(folder, Progress.SILENT)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.arc(3, -4))
          .withMessage("a key is a number of at least 0, was -4");
    }
  }

  private StoredGraph build(List<Arc> arcs) throws IOException {
    try (var builder = GraphFolderBuilder.ofNumbers(folder, Progress.SILENT)) {
      for (var arc : arcs) {
        builder.arc(arc.u(), arc.v());
      }
      return builder.build();
    }
  }

  private static List<Arc> arcs(SplittableRandom random, int nodes, int size) {
    long[] ids = random.longs(nodes, 0, Long.MAX_VALUE).toArray();
    var arcs = new ArrayList<Arc>();
    for (int i = 0; i < size; i++) {
      arcs.add(new Arc(ids[random.nextInt(nodes)], ids[random.nextInt(1 + random.nextInt(nodes))]));
    }
    return arcs;
  }

  private static void sameAsTwin(StoredGraph stored, List<Arc> arcs) {
    var audience = new TreeMap<Long, HashSet<Long>>();
    long loops = 0;
    for (var arc : arcs) {
      var heard = audience.computeIfAbsent(arc.u(), _ -> new HashSet<>());
      audience.computeIfAbsent(arc.v(), _ -> new HashSet<>());
      if (arc.u() == arc.v()) {
        loops++;
      } else {
        heard.add(arc.v());
      }
    }
    var byAudience = new ArrayList<>(audience.entrySet());
    byAudience.sort(Comparator.comparingInt(entry -> -entry.getValue().size()));

    long distinct = audience.values().stream().mapToLong(HashSet::size).sum();
    assertThat(stored.graph().dropped())
        .isEqualTo(new Dropped(loops, arcs.size() - loops - distinct));
    assertThat(stored.graph().arcs()).isEqualTo(distinct);
    for (int u = 0; u < byAudience.size(); u++) {
      assertThat(keyOf(stored, u)).isEqualTo(byAudience.get(u).getKey());
      var heard = new HashSet<Long>();
      for (int v : stored.graph().audience(u)) {
        heard.add(Long.parseLong(stored.keys().key(v)));
      }
      assertThat(heard).isEqualTo(byAudience.get(u).getValue());
    }
  }

  private static long keyOf(StoredGraph stored, int node) {
    return Long.parseLong(stored.keys().key(node));
  }
}
