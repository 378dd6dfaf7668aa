package org.kith.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.kith.reach.graph.EdgeList;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.graph.GraphFolderBuilder;
import org.kith.reach.graph.Progress;
import org.kith.reach.graph.StoredGraph;

/// Graphs to write and read again.
final class Graphs {

  /// How a graph is filled from a file.
  interface Reading {
    long into(GraphFolderBuilder graph) throws IOException;
  }

  private Graphs() {}

  static StoredGraph numbers(Path folder, Reading reading) throws IOException {
    try (var builder = GraphFolderBuilder.ofNumbers(folder, Progress.SILENT)) {
      reading.into(builder);
      return builder.build();
    }
  }

  static StoredGraph texts(Path folder, Reading reading) throws IOException {
    try (var builder = GraphFolderBuilder.ofTexts(folder, Progress.SILENT)) {
      reading.into(builder);
      return builder.build();
    }
  }

  static StoredGraph randomNumbers(Path folder, long seed, int nodes, int arcs) throws IOException {
    var random = new SplittableRandom(seed);
    return numbers(
        folder,
        graph -> {
          for (int i = 0; i < arcs; i++) {
            graph.arc(key(random.nextInt(nodes)), key(random.nextInt(nodes)));
          }
          return arcs;
        });
  }

  static StoredGraph randomTexts(Path folder, long seed, int nodes, int arcs) throws IOException {
    var random = new SplittableRandom(seed);
    return texts(
        folder,
        graph -> {
          for (int i = 0; i < arcs; i++) {
            graph.arc(text(random.nextInt(nodes)), text(random.nextInt(nodes)));
          }
          return arcs;
        });
  }

  /// Keys up to the largest that there may be, and 0.
  private static long key(int i) {
    return i == 0 ? Long.MAX_VALUE : (i - 1L) * 0x1_2345_6789L;
  }

  private static String text(int i) {
    return "ä,%d \"@\" 例.social".formatted(i);
  }

  /// A graph of SNAP's; the test is skipped where there is none.
  static StoredGraph real(Path folder, String name) throws IOException {
    var file = Path.of(System.getenv().getOrDefault("KITH_SHARED", ""), "data", "graphs", name);
    assumeTrue(
        Files.isReadable(file),
        "skipped: KITH_SHARED does not lead to data/graphs/"
            + name
            + ", a graph to write and read");
    return numbers(folder, new EdgeList(file, true, false)::readInto);
  }

  /// Asserts that two graphs have the same files, but for what was dropped when they were built.
  static void same(Path folder, Path other) throws IOException {
    GraphFiles.check(other);
    var a = GraphFiles.open(folder);
    var b = GraphFiles.open(other);
    assertThat(b.keys().numeric()).isEqualTo(a.keys().numeric());
    assertThat(b.graph().nodes()).isEqualTo(a.graph().nodes());
    assertThat(b.graph().arcs()).isEqualTo(a.graph().arcs());
    for (int u = 0; u < a.graph().nodes(); u++) {
      assertThat(b.keys().key(u)).isEqualTo(a.keys().key(u));
      assertThat(b.graph().audience(u)).isEqualTo(a.graph().audience(u));
      assertThat(b.graph().following(u)).isEqualTo(a.graph().following(u));
    }
  }
}
