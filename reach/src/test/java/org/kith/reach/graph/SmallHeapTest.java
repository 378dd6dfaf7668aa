package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A graph whose arcs take more memory than the process that builds it may have.
class SmallHeapTest {

  private static final int NODES = 20_000;
  private static final int ARCS = 8_000_000; // 64 MB as pairs

  @TempDir Path folder;

  private interface Arcs {
    void arc(int u, int v) throws IOException;
  }

  private static void give(Arcs to) throws IOException {
    var random = new SplittableRandom(4);
    for (int i = 0; i < ARCS; i++) {
      int u = (int) Math.min(NODES - 1, Math.pow(NODES, random.nextDouble()) - 1);
      to.arc(u, random.nextInt(NODES));
    }
  }

  /// Builds the graph in the folder that is named.
  public static void main(String[] folder) throws IOException {
    try (var builder = GraphFolderBuilder.ofNumbers(Path.of(folder[0]), Progress.SILENT)) {
      give(builder::arc);
      builder.build();
    }
  }

  @Test
  void isBuiltRightly() throws Exception {
    var java = ProcessHandle.current().info().command().orElse("java");
    var command =
        List.of(
            java,
            "-Xmx48m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", ""),
            SmallHeapTest.class.getName(),
            folder.toString());
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(folder.resolve("said")).hasContent("");
    assertThat(process.exitValue()).isZero();

    GraphFiles.check(folder);
    var twin = FollowerGraph.builder(NODES);
    give(twin::arc);
    sameUnderItsKeys(GraphFiles.open(folder), twin.build());
  }

  private static void sameUnderItsKeys(StoredGraph stored, FollowerGraph expected) {
    assertThat(stored.graph().arcs()).isEqualTo(expected.arcs());
    assertThat(stored.graph().dropped()).isEqualTo(expected.dropped());
    for (int u = 0; u < expected.nodes(); u++) {
      int[] audience = expected.audience((int) stored.keys().number(u));
      Arrays.setAll(audience, i -> stored.keys().node(audience[i]));
      Arrays.sort(audience);
      assertThat(stored.graph().audience(u)).isEqualTo(audience);
    }
  }
}
