package org.kith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that need no server say what they have to say on the terminal, and write nothing into
/// the folder they were called from.
class LeavesNoLogTest {

  @TempDir Path data;
  @TempDir Path here;

  @BeforeEach
  void build() throws Exception {
    Files.writeString(data.resolve("LIST"), "1 2\n2 3\n3 1\n", UTF_8);
    assertThat(run("graph build LIST --out GRAPH")).startsWith("0 ");
  }

  /// WebGraph, which writes the second, logs.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "graph info GRAPH",
        "graph export GRAPH --format bvgraph --to BV",
        "graph export GRAPH --to P.parquet",
        "plan GRAPH --k 1",
        "reach GRAPH --of 1",
        "near GRAPH --of 1",
        "communities GRAPH --bridges 1"
      })
  void workWithoutAServerLeavesNoFile(String words) throws Exception {
    var said = run(words + " --json");
    assertThat(said).startsWith("0 {").hasLineCount(1);
    assertThat(here).isEmptyDirectory();
  }

  @Test
  void aServerLogsIntoItsData() throws Exception {
    var served = data.resolve("served");
    try (var kith = KithProcess.start(served)) {
      assertThat(kith.stop()).isEqualTo(143);
    }
    assertThat(served.resolve("logs/kith.log")).content(UTF_8).contains("\"level\":\"INFO\"");
  }

  private String run(String words) throws Exception {
    return KithProcess.ended(here, words.replaceAll("\\b[A-Z]+\\b", data + "/$0").split(" "));
  }
}
