package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;

class GraphChangesTest {

  private static final int NODES = 30;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void replayingTheLogEqualsBuildingAnew(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var base = RandomGraphs.even(random, NODES, 200);
    GraphFiles.write(base, folder);
    var arcs = new HashSet<Long>();
    for (int u = 0; u < NODES; u++) {
      for (int v : base.audience(u)) {
        arcs.add(Spill.pair(u, v));
      }
    }
    for (int session = 0; session < 3; session++) {
      try (var changes = GraphChanges.open(folder)) {
        for (int i = 0; i < 40; i++) {
          change(changes, random, arcs);
        }
      }
      GraphFiles.check(folder);
      same(GraphFiles.open(folder).graph(), anew(arcs));
    }
    try (var changes = GraphChanges.open(folder)) {
      assertThat(changes.mergeIfDue()).isTrue();
    }
    assertThat(folder.resolve(FolderWriter.CHANGES)).doesNotExist();
    GraphFiles.check(folder);
    same(GraphFiles.open(folder).graph(), anew(arcs));
  }

  @Test
  void fewChangesAreNotMerged() throws IOException {
    GraphFiles.write(RandomGraphs.even(new SplittableRandom(1), 2000, 9000), folder);
    try (var changes = GraphChanges.open(folder)) {
      changes.add(0, 1);
      assertThat(changes.mergeIfDue()).isFalse();
    }
    assertThat(GraphFiles.open(folder).graph().follows(1, 0)).isTrue();
  }

  @Test
  void aTornTailIsCutOffAndSaid() throws IOException {
    GraphFiles.write(GraphFilesTest.sample(), folder);
    try (var changes = GraphChanges.open(folder)) {
      changes.add(0, 2);
      changes.add(0, 3);
    }
    var log = folder.resolve(FolderWriter.CHANGES);
    byte[] whole = Files.readAllBytes(log);
    for (int length = 0; length < whole.length; length++) {
      Files.write(log, Arrays.copyOf(whole, length));
      int sound = Math.max(0, (length - ChangeLog.HEADER) / ChangeLog.RECORD);
      assertThat(GraphFiles.open(folder).graph().arcs()).isEqualTo(4 + sound);
      try (var changes = GraphChanges.open(folder)) {
        int kept = length < ChangeLog.HEADER ? 0 : ChangeLog.HEADER + sound * ChangeLog.RECORD;
        assertThat(changes.tornBytes()).isEqualTo(length - kept);
        changes.add(2, 0);
      }
      assertThat(GraphFiles.open(folder).graph().follows(0, 2)).isTrue();
    }
  }

  @Test
  void aChangedBitBeforeTheLastChangeIsRefused() throws IOException {
    GraphFiles.write(GraphFilesTest.sample(), folder);
    try (var changes = GraphChanges.open(folder)) {
      changes.add(0, 2);
      changes.remove(0, 1);
    }
    var log = folder.resolve(FolderWriter.CHANGES);
    byte[] good = Files.readAllBytes(log);
    for (int bit = 0; bit < 8 * (good.length - ChangeLog.RECORD); bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(log, bad);
      assertThatIOException()
          .as("bit %d", bit)
          .isThrownBy(() -> GraphFiles.open(folder))
          .withMessageContaining("changes.log");
    }
  }

  @Test
  void theLogOfAnotherGraphIsRefused(@TempDir Path other) throws IOException {
    GraphFiles.write(GraphFilesTest.sample(), folder);
    GraphFiles.write(FollowerGraph.builder(4).arc(0, 1).build(), other);
    try (var changes = GraphChanges.open(other)) {
      changes.add(0, 2);
    }
    Files.copy(other.resolve(FolderWriter.CHANGES), folder.resolve(FolderWriter.CHANGES));
    assertThatIOException()
        .isThrownBy(() -> GraphFiles.open(folder))
        .withMessageContaining("changes.log is damaged, or belongs to another graph");
  }

  @Test
  void aChangeIsAboutTwoNodesOfTheGraph() throws IOException {
    GraphFiles.write(GraphFilesTest.sample(), folder);
    try (var changes = GraphChanges.open(folder)) {
      assertThatIllegalArgumentException().isThrownBy(() -> changes.add(2, 2));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> changes.remove(0, 4));
    }
  }

  private static void change(GraphChanges changes, SplittableRandom random, Set<Long> arcs)
      throws IOException {
    int u = random.nextInt(NODES);
    int v = (u + 1 + random.nextInt(NODES - 1)) % NODES;
    if (random.nextBoolean()) {
      changes.add(u, v);
      arcs.add(Spill.pair(u, v));
    } else {
      changes.remove(u, v);
      arcs.remove(Spill.pair(u, v));
    }
  }

  private static FollowerGraph anew(Set<Long> arcs) {
    var builder = FollowerGraph.builder(NODES);
    arcs.forEach(arc -> builder.arc(Spill.first(arc), Spill.second(arc)));
    return builder.build();
  }

  private static void same(FollowerGraph graph, FollowerGraph expected) {
    GraphFilesTest.sameRows(graph, expected);
    for (int u = 0; u < NODES; u++) {
      for (int v = 0; v < NODES; v++) {
        assertThat(graph.follows(v, u)).isEqualTo(expected.follows(v, u));
      }
    }
  }
}
