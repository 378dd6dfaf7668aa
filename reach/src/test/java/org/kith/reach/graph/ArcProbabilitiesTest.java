package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;

class ArcProbabilitiesTest {

  @TempDir Path folder;

  /// A value that tells the arc.
  private static double of(int u, int v) {
    return (u * 31 + v * 7) % 100 / 100.0;
  }

  private static ArcProbabilities made(FollowerGraph graph) {
    return ArcProbabilities.of(graph, (v, position) -> of(graph.followedAt(position), v));
  }

  private static void isOfEveryArc(ArcProbabilities p, FollowerGraph graph) {
    for (int v = 0; v < graph.nodes(); v++) {
      for (long i = graph.followingStart(v); i < graph.followingEnd(v); i++) {
        assertThat(p.at(i)).isEqualTo((float) of(graph.followedAt(i), v));
      }
    }
  }

  private FollowerGraph stored(long seed) throws IOException {
    GraphFiles.write(RandomGraphs.skewed(new SplittableRandom(seed), 40, 300), folder);
    return GraphFiles.open(folder).graph();
  }

  private Path file() {
    return folder.resolve("following.p");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void areReadAsTheyWereWritten(long seed) throws IOException {
    var graph = stored(seed);
    isOfEveryArc(made(graph), graph);
    made(graph).write(folder);

    var again = GraphFiles.open(folder).graph();
    isOfEveryArc(ArcProbabilities.open(folder, again), again);
    ArcProbabilities.open(folder, again).requireOf(graph);
    GraphFiles.check(folder);
    assertThat(Files.size(file())).isEqualTo(128 + 4 * graph.arcs());
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void holdForAGraphWithChangesAndNoLongerAfterTheNext(long seed) throws IOException {
    stored(seed);
    change(0, 39, 1);
    var graph = GraphFiles.open(folder).graph();
    made(graph).write(folder);

    var again = GraphFiles.open(folder).graph();
    isOfEveryArc(ArcProbabilities.open(folder, again), again);

    change(1, 38, 2);
    assertThatIOException()
        .isThrownBy(() -> ArcProbabilities.open(folder, GraphFiles.open(folder).graph()))
        .withMessageContaining("following.p belongs to another graph, or to this one before")
        .withMessageEndingWith("Learn the probabilities again, or choose another model.");
    assertThatIOException().isThrownBy(() -> made(graph).write(folder));
    GraphFiles.check(folder); // the graph itself is sound
  }

  private void change(int from, int to, int seed) throws IOException {
    var random = new SplittableRandom(seed);
    try (var changes = GraphChanges.open(folder)) {
      for (int i = 0; i < 30; i++) {
        int v = 3 + random.nextInt(30);
        changes.add(to, v);
        changes.remove(from, v);
      }
    }
  }

  @Test
  void aMissingFileSaysWhatToDo() throws IOException {
    var graph = stored(1);
    assertThatIOException()
        .isThrownBy(() -> ArcProbabilities.open(folder, graph))
        .withMessageContaining("following.p is missing")
        .withMessageEndingWith("Learn the probabilities again, or choose another model.");
  }

  @Test
  void anotherGraphIsRefused(@TempDir Path other) throws IOException {
    var graph = stored(1);
    made(graph).write(folder);
    GraphFiles.write(RandomGraphs.skewed(new SplittableRandom(2), 40, 300), other);
    Files.copy(file(), other.resolve("following.p"));

    assertThatIOException()
        .isThrownBy(() -> ArcProbabilities.open(other, GraphFiles.open(other).graph()))
        .withMessageContaining("belongs to another graph");
    assertThatIOException()
        .isThrownBy(() -> made(graph).write(other))
        .withMessageContaining("holds another graph");
    assertThatIllegalStateException().isThrownBy(() -> made(GraphFilesTest.sample()).write(folder));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> made(graph).requireOf(GraphFiles.open(other).graph()));
  }

  @Test
  void aGraphBuiltAgainKeepsThem() throws IOException {
    var graph = stored(1);
    made(graph).write(folder);
    var again = stored(1);
    isOfEveryArc(ArcProbabilities.open(folder, again), again);
  }

  @Test
  void isRefusedCutOffAnywhereOrWithAnyBitChanged() throws IOException {
    var graph = stored(1);
    made(graph).write(folder);
    byte[] bytes = Files.readAllBytes(file());
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(file(), Arrays.copyOf(bytes, length));
      assertThatIOException()
          .isThrownBy(() -> ArcProbabilities.open(folder, graph))
          .withMessageContaining("following.p is cut off");
    }
    for (int at = 0; at < bytes.length; at += 3) {
      byte[] wrong = bytes.clone();
      wrong[at] ^= 4;
      Files.write(file(), wrong);
      assertThatIOException().isThrownBy(() -> ArcProbabilities.open(folder, graph));
      assertThatIOException().isThrownBy(() -> GraphFiles.check(folder));
    }
    Files.write(file(), bytes);
    ArcProbabilities.open(folder, graph);
  }

  @Test
  void aValueThatIsNoProbabilityIsRefusedThoughItsChecksumFits() throws IOException {
    var graph = stored(1);
    for (float wrong : new float[] {Float.NaN, -0.5f, 1.0001f}) {
      try (var out = new BodyWriter(file())) {
        out.putInt(Float.floatToIntBits(wrong));
        for (long i = 1; i < graph.arcs(); i++) {
          out.putInt(0);
        }
        out.finish(
            new FileHeader(
                FileKind.PROBABILITIES,
                graph.nodes(),
                graph.arcs(),
                new FollowerGraph.Dropped(0, 0),
                graph.fingerprint(),
                out.checksum()));
      }
      assertThatIOException()
          .isThrownBy(() -> ArcProbabilities.open(folder, graph))
          .withMessageContaining("for the probability of arc 0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ArcProbabilities.of(graph, (_, _) -> wrong))
          .withMessageContaining("must lie in [0, 1]");
    }
  }

  @Test
  void aGraphWithoutArcsHasNone() throws IOException {
    GraphFiles.write(FollowerGraph.builder(1).build(), folder);
    var graph = GraphFiles.open(folder).graph();
    made(graph).write(folder);
    ArcProbabilities.open(folder, graph).requireOf(graph);
    assertThat(ByteBuffer.wrap(Files.readAllBytes(file())).limit()).isEqualTo(128);
  }
}
