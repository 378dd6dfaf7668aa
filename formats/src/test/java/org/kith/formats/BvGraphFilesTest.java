package org.kith.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import it.unimi.dsi.webgraph.ArrayListMutableGraph;
import it.unimi.dsi.webgraph.BVGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.Progress;
import org.kith.reach.graph.StoredGraph;

class BvGraphFilesTest {

  @TempDir Path folder;
  private Path name;

  @BeforeEach
  void name() {
    name = folder.resolve("name");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void aRoundTripGivesAnEqualGraph(long seed) throws IOException {
    var numbers = Graphs.randomNumbers(folder.resolve("a"), seed, 60, 500);
    for (boolean follows : new boolean[] {false, true}) {
      files(follows).write(numbers, Progress.SILENT);
      Graphs.numbers(folder.resolve("b"), files(follows)::readInto);
      Graphs.same(folder.resolve("a"), folder.resolve("b"));
    }
    files(false).write(Graphs.randomTexts(folder.resolve("t"), seed, 60, 500), Progress.SILENT);
    Graphs.texts(folder.resolve("u"), files(false)::readInto);
    Graphs.same(folder.resolve("t"), folder.resolve("u"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"wiki-Vote.txt", "soc-Slashdot0902.txt.gz"})
  void realGraphsComeBack(String real) throws IOException {
    files(false).write(Graphs.real(folder.resolve("a"), real), Progress.SILENT);
    Graphs.numbers(folder.resolve("b"), files(false)::readInto);
    Graphs.same(folder.resolve("a"), folder.resolve("b"));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5})
  void webGraphFindsEachRowAtItsPlace(long seed) throws IOException {
    var stored = Graphs.randomNumbers(folder.resolve("a"), seed, 200, 3000);
    files(false).write(stored, Progress.SILENT);
    var audience = BVGraph.load(name.toString()); // with offsets
    files(true).write(stored, Progress.SILENT);
    var following = BVGraph.loadMapped(name.toString());
    for (int u = stored.graph().nodes() - 1; u >= 0; u--) {
      assertThat(Arrays.copyOf(audience.successorArray(u), audience.outdegree(u)))
          .isEqualTo(stored.graph().audience(u));
      assertThat(Arrays.copyOf(following.successorArray(u), following.outdegree(u)))
          .isEqualTo(stored.graph().following(u));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5})
  void readsWhatWebGraphWroteWithNodesThatHaveNoArcs(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var other = new ArrayListMutableGraph(40);
    boolean[][] has = new boolean[40][40];
    for (int i = 0; i < 100; i++) {
      int x = random.nextInt(30);
      int y = random.nextInt(30);
      if (x != y && !has[x][y]) {
        has[x][y] = true;
        other.addArc(x, y);
      }
    }
    BVGraph.store(other.immutableView(), name.toString());

    var read = Graphs.numbers(folder.resolve("b"), files(false)::readInto);
    var turned = Graphs.numbers(folder.resolve("c"), files(true)::readInto);

    assertThat(read.graph().nodes()).isEqualTo(40);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 40; y++) {
        assertThat(reaches(read, x, y)).isEqualTo(has[x][y]);
        assertThat(reaches(turned, y, x)).isEqualTo(has[x][y]);
      }
    }
  }

  private static boolean reaches(StoredGraph stored, int x, int y) {
    return stored.graph().follows(node(stored, y), node(stored, x));
  }

  private static int node(StoredGraph stored, int x) {
    return stored.keys().node(Integer.toString(x));
  }

  @ParameterizedTest(name = "{0} nodes")
  @ValueSource(ints = {0, 1, 3})
  void graphsWithoutArcsComeBack(int nodes) throws IOException {
    files(false)
        .write(
            new StoredGraph(FollowerGraph.builder(nodes).build(), AccountKeys.ofNodes(nodes)),
            Progress.SILENT);
    var read = Graphs.numbers(folder.resolve("b"), files(false)::readInto);
    assertThat(read.graph().nodes()).isEqualTo(nodes);
    assertThat(read.graph().arcs()).isZero();
  }

  @Test
  void anyOfTheFilesNamesTheGraph() {
    for (var file : List.of("name", "name.graph", "name.properties", "name.offsets", "name.ids")) {
      assertThat(new BvGraphFiles(folder.resolve(file), false)).isEqualTo(files(false));
    }
  }

  @Test
  void whatCannotBeReadIsOneSentence() throws IOException {
    refused("name cannot be read: a BVGraph is a file name.graph and a file name.properties");
    files(false).write(Graphs.randomNumbers(folder.resolve("a"), 1, 60, 500), Progress.SILENT);
    var properties = folder.resolve("name.properties");
    var good = Files.readString(properties, UTF_8);
    Files.writeString(properties, good.replace(".BVGraph", ".EFGraph"), UTF_8);
    refused("is of the kind 'it.unimi.dsi.webgraph.EFGraph'");
    Files.writeString(properties, good.replaceAll("(?m)^nodes=.*$", "nodes=many"), UTF_8);
    refused("has 'many' nodes: it must be a number");
    Files.writeString(properties, good.replaceAll("(?m)^nodes=.*$", "nodes=2000000000"), UTF_8);
    refused("name.graph is cut off");
    Files.writeString(properties, good.replaceAll("(?m)^arcs=.*$", "arcs=3"), UTF_8);
    refused("where its properties promise 3");
    Files.writeString(properties, good.replaceAll("(?m)^version=.*$", "version=99"), UTF_8);
    refused("name.properties cannot be used");
    Files.writeString(properties, "\\uZZZZ", UTF_8);
    refused("is no list of properties");
  }

  @Test
  void idsThatDoNotFitAreNamed() throws IOException {
    files(false).write(Graphs.randomNumbers(folder.resolve("a"), 1, 60, 500), Progress.SILENT);
    var ids = folder.resolve("name.ids");
    var lines = Files.readAllLines(ids);
    Files.write(ids, lines.subList(0, 7));
    refused("name.ids has 7 keys for");
    Files.writeString(ids, String.join("\n", lines) + "\n9\n", UTF_8);
    refused("name.ids has more keys than");
    Files.writeString(ids, String.join("\n", lines).replace(lines.get(4), lines.get(1)), UTF_8);
    refused("name.ids, line 5, has the key " + lines.get(1) + " again");
    Files.writeString(ids, String.join("\n", lines).replace(lines.get(4), "ana"), UTF_8);
    refused("name.ids, line 5, has 'ana', which is no number");
    Files.write(ids, new byte[] {(byte) 0xff, '\n'});
    refused("name.ids is not in UTF-8");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void aGraphThatIsCutOffIsRefused(long seed) throws IOException {
    files(false).write(Graphs.randomNumbers(folder.resolve("a"), seed, 60, 900), Progress.SILENT);
    var graph = folder.resolve("name.graph");
    byte[] bytes = Files.readAllBytes(graph);
    Files.write(graph, Arrays.copyOf(bytes, new SplittableRandom(seed).nextInt(8, bytes.length)));
    refused("name.graph is cut off or damaged at node");
  }

  @Test
  void keysOfSeveralLinesDoNotFit() throws IOException {
    var stored =
        new StoredGraph(
            FollowerGraph.builder(2).arc(0, 1).build(), AccountKeys.texts(List.of("a", "b\nc")));
    assertThatIOException()
        .isThrownBy(() -> files(false).write(stored, Progress.SILENT))
        .withMessageContaining("has a key of several lines");
  }

  private BvGraphFiles files(boolean follows) {
    return new BvGraphFiles(name, follows);
  }

  private void refused(String message) {
    assertThatIOException()
        .isThrownBy(() -> Graphs.numbers(folder.resolve("refused"), files(false)::readInto))
        .withMessageContaining(message)
        .withMessageNotContaining("\n");
  }
}
