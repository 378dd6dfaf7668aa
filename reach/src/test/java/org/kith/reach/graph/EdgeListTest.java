package org.kith.reach.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph.Dropped;

class EdgeListTest {

  private static final Path GRAPHS =
      Path.of(System.getenv().getOrDefault("KITH_SHARED", ""), "data", "graphs");

  @TempDir Path folder;

  @Test
  void readsSpacesTabsCommasCommentsAndWindowsLines() throws IOException {
    var stored = read("# c\n% c\n\n1 2\r\n 1\t3\n2,3,0.5\r\n1  ,  4", false);

    assertThat(arc(stored, "1", "2")).isTrue();
    assertThat(arc(stored, "1", "3")).isTrue();
    assertThat(arc(stored, "2", "3")).isTrue();
    assertThat(arc(stored, "1", "4")).isTrue();
    assertThat(stored.graph().arcs()).isEqualTo(4);
  }

  @Test
  void whoFollowsHears() throws IOException {
    assertThat(arc(read("1 2\n", true), "2", "1")).isTrue();
    assertThat(arc(read("1 2\n", true), "1", "2")).isFalse();
  }

  @Test
  void theHeaderOfACsvFileIsNoArc() throws IOException {
    assertThat(read("# musae\nid_1,id_2\n0,5\n", false).graph().arcs()).isEqualTo(1);
    Files.writeString(folder.resolve("texts"), "from,to\na,b\n");
    try (var graph = GraphFolderBuilder.ofTexts(folder.resolve("g"), Progress.SILENT)) {
      assertThat(new EdgeList(folder.resolve("texts"), false, true).readInto(graph)).isEqualTo(1);
      assertThat(arc(graph.build(), "a", "b")).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "7|needs two accounts: '7'",
        "7 -5|has '-5': '7 -5'",
        "7 9223372036854775808|has '9223372036854775808'",
        "7 x5|has 'x5': '7 x5'",
        "seven eight|has 'seven'",
        "7 8.5|has '8.5'",
        "-1 7|has '-1': '-1 7'",
        ", 7|needs two accounts: ', 7'",
        "99999999999999999999999999 7|has '99999999999999999999999999'",
        "7 0x10|has '0x10'",
        "7 1e3|has '1e3'",
        "\uFEFF7 8|has '\uFEFF7'"
      })
  void aLineThatIsNoArcIsNamed(String line, String why) {
    assertThatIOException()
        .isThrownBy(() -> read("#\n1 2\n" + line + "\n3 4\n", false))
        .withMessageContaining("edges, line 3, ")
        .withMessageContaining(why);
  }

  @Test
  void theLargestNumberIsAKey() throws IOException {
    assertThat(arc(read("9223372036854775807 0", false), "9223372036854775807", "0")).isTrue();
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> read("1".repeat(2_000_000), false))
        .withMessageContaining("line 1, is longer than");
    assertThatIOException()
        .isThrownBy(() -> read(folder.resolve("none"), false))
        .withMessageContaining("none cannot be read");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5})
  void whatIsWrittenIsReadAgain(long seed) throws IOException {
    var graph = RandomGraphs.even(new SplittableRandom(seed), 50, 300);
    for (boolean follows : new boolean[] {false, true}) {
      for (var name : new String[] {"out.txt", "out.txt.gz"}) {
        var list = new EdgeList(folder.resolve(name), follows, false);
        list.write(new StoredGraph(graph, AccountKeys.ofNodes(50)), Progress.SILENT);
        var read = read(list.file(), follows);
        assertThat(read.graph().arcs()).isEqualTo(graph.arcs());
        for (int u = 0; u < 50; u++) {
          for (int v : graph.audience(u)) {
            assertThat(arc(read, Integer.toString(u), Integer.toString(v))).isTrue();
          }
        }
      }
    }
  }

  @Test
  void aCompressedFileThatIsCutOffIsRefused() throws IOException {
    var list = new EdgeList(folder.resolve("out.gz"), false, false);
    var graph = RandomGraphs.even(new SplittableRandom(1), 500, 3000);
    list.write(new StoredGraph(graph, AccountKeys.ofNodes(500)), Progress.SILENT);
    byte[] all = Files.readAllBytes(list.file());
    Files.write(list.file(), Arrays.copyOf(all, all.length / 2));

    assertThatIOException()
        .isThrownBy(() -> read(list.file(), false))
        .withMessageContaining("is cut off or damaged after line");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "\n\n", "# nobody\n", "source,target\n"})
  void aFileWithoutArcsIsAGraphWithoutNodes(String text) throws IOException {
    assertThat(read(text, false).graph().nodes()).isZero();
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("edges.gz")))) {
      out.write(text.getBytes(UTF_8));
    }
    assertThat(read(folder.resolve("edges.gz"), false).graph().nodes()).isZero();
    GraphFiles.check(folder.resolve("g"));
  }

  @Test
  void whoFollowsThemselvesAloneIsOneNode() throws IOException {
    var stored = read("5 5\n5 5", false);

    GraphFiles.check(folder.resolve("g"));
    assertThat(stored.graph().nodes()).isEqualTo(1);
    assertThat(stored.graph().arcs()).isZero();
    assertThat(stored.graph().dropped()).isEqualTo(new Dropped(2, 0));
  }

  @Test
  void loopsAndRepeatedArcsAreCounted() throws IOException {
    var stored = read("1 2\n1 2\n2 1\n1 1\n1,2,weight\n3 3\n", false);

    assertThat(stored.graph().nodes()).isEqualTo(3);
    assertThat(stored.graph().arcs()).isEqualTo(2);
    assertThat(stored.graph().dropped()).isEqualTo(new Dropped(2, 2));
  }

  /// Wherever it is cut, there is either an error or, in a file that is no gzip yet, no arc.
  @Test
  void aCompressedFileIsRefusedWhereverItIsCutOffOrDamaged() throws IOException {
    var list = new EdgeList(folder.resolve("out.gz"), false, false);
    var graph = RandomGraphs.even(new SplittableRandom(1), 40, 100);
    list.write(new StoredGraph(graph, AccountKeys.ofNodes(40)), Progress.SILENT);
    byte[] all = Files.readAllBytes(list.file());
    for (int length = 1; length < all.length; length += 5) {
      Files.write(list.file(), Arrays.copyOf(all, length));
      assertThatIOException().as("%d bytes", length).isThrownBy(() -> read(list.file(), false));
    }
    for (int at = 10; at < all.length; at += 3) {
      byte[] wrong = all.clone();
      wrong[at] ^= 0x10;
      Files.write(list.file(), wrong);
      assertThatIOException().as("byte %d", at).isThrownBy(() -> read(list.file(), false));
    }
  }

  @Test
  void aBuildThatFailsLeavesTheOldGraphAndNothingElse() throws IOException {
    read("1 2\n", false);
    assertThatIOException().isThrownBy(() -> read("3 4\n5 6\n7 x\n", false));

    assertThat(folder.resolve("g").toFile().list())
        .containsExactlyInAnyOrder("audience.csr", "following.csr", "ids");
    assertThat(arc(GraphFiles.open(folder.resolve("g")), "1", "2")).isTrue();
  }

  @Test
  void slashdotHasTheNodesAndArcsThatAreKnown() throws IOException {
    var stored = read(real("soc-Slashdot0902.txt.gz"), true);

    GraphFiles.check(folder.resolve("g"));
    assertThat(stored.graph().nodes()).isEqualTo(82_168);
    assertThat(stored.graph().arcs()).isEqualTo(870_161);
    assertThat(stored.graph().dropped()).isEqualTo(new Dropped(948_464 - 870_161, 0));
  }

  @Test
  void wikiVoteHasTheNodesAndArcsThatAreKnown() throws IOException {
    var stored = read(real("wiki-Vote.txt"), true);

    assertThat(stored.graph().nodes()).isEqualTo(7_115);
    assertThat(stored.graph().arcs()).isEqualTo(103_689);
    assertThat(arc(stored, "1412", "30")).isTrue();
  }

  private static Path real(String name) {
    var file = GRAPHS.resolve(name);
    assumeTrue(
        Files.isReadable(file),
        "skipped: KITH_SHARED does not lead to data/graphs/" + name + ", the graph to read");
    return file;
  }

  private StoredGraph read(String text, boolean follows) throws IOException {
    return read(Files.writeString(folder.resolve("edges"), text), follows);
  }

  private StoredGraph read(Path file, boolean follows) throws IOException {
    try (var graph = GraphFolderBuilder.ofNumbers(folder.resolve("g"), Progress.SILENT)) {
      new EdgeList(file, follows, false).readInto(graph);
      return graph.build();
    }
  }

  private static boolean arc(StoredGraph stored, String u, String v) {
    return stored.graph().follows(stored.keys().node(v), stored.keys().node(u));
  }
}
