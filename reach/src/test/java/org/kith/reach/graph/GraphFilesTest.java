package org.kith.reach.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph.Dropped;

class GraphFilesTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void aGraphIsReadAsItWasWritten(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.skewed(random, 1 + random.nextInt(60), random.nextInt(400));

    GraphFiles.write(graph, folder);

    GraphFiles.check(folder);
    sameRows(GraphFiles.open(folder).graph(), graph);
    assertThat(GraphFiles.open(folder).graph().dropped()).isEqualTo(graph.dropped());
  }

  @ParameterizedTest(name = "{0} nodes")
  @ValueSource(ints = {0, 1, 2})
  void aGraphWithoutArcsIsOneToo(int nodes) throws IOException {
    GraphFiles.write(FollowerGraph.builder(nodes).build(), folder);

    GraphFiles.check(folder);
    assertThat(GraphFiles.open(folder).graph().nodes()).isEqualTo(nodes);
    assertThat(GraphFiles.open(folder).graph().arcs()).isZero();
  }

  @Test
  void aMillionHearOneAndOneHearsAMillion() throws IOException {
    int nodes = 1_000_001;
    var builder = FollowerGraph.builder(nodes);
    for (int v = 1; v < nodes; v++) {
      builder.arc(0, v).arc(v, 0);
    }
    GraphFiles.write(builder.build(), folder);

    GraphFiles.check(folder);
    var graph = GraphFiles.open(folder).graph();
    assertThat(graph.audienceSize(0)).isEqualTo(1_000_000);
    assertThat(graph.followingSize(0)).isEqualTo(1_000_000);
    assertThat(graph.follows(1_000_000, 0)).isTrue();
  }

  @Test
  void keysAreFoundBothWays() throws IOException {
    var graph = FollowerGraph.builder(3).arc(0, 1).build();
    var numbers = AccountKeys.numbers(new long[] {Long.MAX_VALUE, 0, 77});
    var texts = AccountKeys.texts(List.of("zoë@example.social", "ana", "anabel"));
    for (var keys : List.of(numbers, texts)) {
      GraphFiles.write(new StoredGraph(graph, keys), folder);

      GraphFiles.check(folder);
      var read = GraphFiles.open(folder).keys();
      assertThat(read.numeric()).isEqualTo(keys.numeric());
      for (int node = 0; node < 3; node++) {
        assertThat(read.key(node)).isEqualTo(keys.key(node));
        assertThat(read.node(read.key(node))).isEqualTo(node);
      }
      assertThat(read.node("-1")).isEqualTo(-1);
      assertThat(read.node("an")).isEqualTo(-1);
      assertThat(read.node("78")).isEqualTo(-1);
    }
    assertThat(numbers.key(0)).isEqualTo("9223372036854775807");
    assertThat(texts.key(0)).isEqualTo("zoë@example.social");
  }

  @Test
  void twoAccountsCannotHaveOneKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccountKeys.numbers(new long[] {4, 5, 4}))
        .withMessage("two accounts have the key 4");
    assertThatIllegalArgumentException().isThrownBy(() -> AccountKeys.texts(List.of("a", "a")));
    assertThatIllegalArgumentException().isThrownBy(() -> AccountKeys.texts(List.of("a", "")));
    assertThatIllegalArgumentException().isThrownBy(() -> AccountKeys.numbers(new long[] {-4}));
  }

  /// A change of this value is a change of the format: raise its version and read both.
  @Test
  void theFormatIsTheOneThatIsKept() throws Exception {
    var graph = FollowerGraph.builder(4).arc(0, 1).arc(2, 1).arc(1, 3).arc(0, 1).arc(2, 2).build();
    GraphFiles.write(
        new StoredGraph(graph, AccountKeys.texts(List.of("d", "c", "b", "aé"))), folder);
    var digest = MessageDigest.getInstance("SHA-256");
    for (var name : List.of("audience.csr", "following.csr", "ids")) {
      digest.update(Files.readAllBytes(folder.resolve(name)));
    }
    GraphFiles.write(graph, folder);
    digest.update(Files.readAllBytes(folder.resolve("ids")));

    assertThat(HexFormat.of().formatHex(digest.digest())).startsWith("6912635c14c4c9c4");
    assertThat(GraphFiles.open(folder).graph().dropped()).isEqualTo(new Dropped(1, 1));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"audience.csr", "following.csr", "ids"})
  void everyChangedBitIsFound(String name) throws IOException {
    GraphFiles.write(sample(), folder);
    var file = folder.resolve(name);
    byte[] good = Files.readAllBytes(file);
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, bad);
      assertThatIOException().as("bit %d", bit).isThrownBy(() -> GraphFiles.check(folder));
    }
    Files.write(file, good);
    GraphFiles.check(folder);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"audience.csr", "following.csr", "ids"})
  void aFileOfAnotherLengthIsNotOpened(String name) throws IOException {
    GraphFiles.write(sample(), folder);
    var file = folder.resolve(name);
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThatIOException()
          .isThrownBy(() -> GraphFiles.open(folder))
          .withMessageContaining(name + " is cut off: it has " + length + " of ");
    }
    Files.write(file, Arrays.copyOf(good, good.length + 3));
    assertThatIOException()
        .isThrownBy(() -> GraphFiles.open(folder))
        .withMessageContaining("3 bytes too many");
  }

  @Test
  void whatIsNoGraphIsExplained() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> GraphFiles.open(folder.resolve("none")))
        .withMessageContaining("none is no folder with a graph");
    GraphFiles.write(sample(), folder);
    Files.delete(folder.resolve("following.csr"));
    assertThatIOException()
        .isThrownBy(() -> GraphFiles.open(folder))
        .withMessageContaining("following.csr is missing. Build the graph again");
    Files.copy(folder.resolve("audience.csr"), folder.resolve("following.csr"));
    assertThatIOException()
        .isThrownBy(() -> GraphFiles.open(folder))
        .withMessageContaining("following.csr is another file of a graph under this name");
    Files.writeString(folder.resolve("following.csr"), "hello".repeat(100), UTF_8);
    assertThatIOException()
        .isThrownBy(() -> GraphFiles.open(folder))
        .withMessageContaining("following.csr does not begin as");
  }

  @Test
  void aNewerFormatIsLeftToANewerKith() throws IOException {
    GraphFiles.write(sample(), folder);
    byte[] bytes = Files.readAllBytes(folder.resolve("ids"));
    bytes[8] = 2;
    Files.write(folder.resolve("ids"), bytes);

    assertThatIOException()
        .isThrownBy(() -> GraphFiles.open(folder))
        .withMessageEndingWith(
            "ids has format 2, and this Kith knows formats up to 1. Open it with a newer Kith.");
  }

  @Test
  void filesOfTwoGraphsAreNotMixed(@TempDir Path other) throws IOException {
    GraphFiles.write(FollowerGraph.builder(3).arc(0, 1).build(), folder);
    GraphFiles.write(FollowerGraph.builder(3).arc(0, 2).build(), other);
    Files.delete(folder.resolve("following.csr"));
    Files.copy(other.resolve("following.csr"), folder.resolve("following.csr"));

    assertThatIOException()
        .isThrownBy(() -> GraphFiles.open(folder))
        .withMessageContaining("following.csr belongs to another graph than");
  }

  static FollowerGraph sample() {
    return FollowerGraph.builder(4).arc(0, 1).arc(2, 1).arc(1, 3).arc(3, 0).build();
  }

  static void sameRows(FollowerGraph graph, FollowerGraph expected) {
    assertThat(graph.nodes()).isEqualTo(expected.nodes());
    assertThat(graph.arcs()).isEqualTo(expected.arcs());
    for (int u = 0; u < graph.nodes(); u++) {
      assertThat(graph.audience(u)).isEqualTo(expected.audience(u));
      assertThat(graph.following(u)).isEqualTo(expected.following(u));
      assertThat(graph.audienceSize(u)).isEqualTo(expected.audienceSize(u));
      assertThat(graph.followingSize(u)).isEqualTo(expected.followingSize(u));
    }
  }
}
