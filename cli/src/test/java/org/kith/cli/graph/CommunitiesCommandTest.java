package org.kith.cli.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.cli.Main;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.graph.StoredGraph;

class CommunitiesCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// Six who all follow each other and five others, and a1 and b1 follow each other.
  @BeforeEach
  void build() throws IOException {
    var list = new StringBuilder("a1 b1\nb1 a1\n");
    for (int u = 1; u <= 6; u++) {
      for (int v = 1; v <= 6; v++) {
        list.append("a%d a%d\n".formatted(u, v));
        list.append(u < 6 && v < 6 ? "b%d b%d\n".formatted(u, v) : "");
      }
    }
    var file = Files.writeString(folder.resolve("list"), list, UTF_8).toString();
    assertThat(
            Main.commands()
                .execute("graph", "build", file, "--texts", "--quiet", "--json", "--out", graph()))
        .isZero();
  }

  /// Of the 60 pairs between the two, a1 carries the 50 that neither begin nor end with it, and b1
  /// the 48.
  @Test
  void findsGroupsTheirBiggestAndWhoBridgesThem() {
    assertThat(run("--bridges=5", "--json")).isZero();
    assertThat(out.toString())
        .startsWith("{\"count\":2,\"modularity\":0.4")
        .contains(
            "\"communities\":[{\"group\":0,\"size\":6,\"biggest\":[\"a1\",",
            "{\"group\":1,\"size\":5,\"biggest\":[\"b1\",",
            "\"bridges\":[{\"account\":\"a1\",\"group\":0,\"share\":0.833333",
            "{\"account\":\"b1\",\"group\":1,\"share\":0.8,\"low\":0.8,\"high\":0.8}]",
            "\"how\":\"exact\",\"seconds\":");

    assertThat(run("--bridges=1", "--top=1")).isZero();
    assertThat(out.toString())
        .contains("2 communities, modularity 0.4", "   1  a1 ", "83.333 %")
        .doesNotContain("    1          5  b1");
  }

  @Test
  void writesTheGroupOfEveryAccount() throws IOException {
    var file = folder.resolve("groups");
    assertThat(run("--json", "--out=" + file)).isZero();
    assertThat(Files.readAllLines(file))
        .hasSize(11)
        .contains("a1 0", "a6 0", "b1 1", "b5 1")
        .doesNotHaveDuplicates();
    assertThat(out.toString()).doesNotContain("bridges");
  }

  @Test
  void whatCannotBeAskedIsOneSentence() {
    assertThat(run("--top=-1")).isEqualTo(1);
    assertThat(run("--resolution=0")).isEqualTo(1);
    assertThat(run("--pairs=0")).isEqualTo(1);
    assertThat(run("--out=" + folder)).isEqualTo(1);
    assertThat(run("--out=" + folder.resolve("no/such"))).isEqualTo(1);
    assertThat(err.toString())
        .hasLineCount(5)
        .contains("--top and --bridges", "--resolution=0.0 must", "--pairs", "its folder");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void keysThatALineCannotHoldAreRefusedBeforeTheWork() throws IOException {
    var keys = AccountKeys.texts(List.of("Ana B", "bo"));
    var known = new StoredGraph(FollowerGraph.builder(2).arc(0, 1).build(), keys);
    GraphFiles.write(known, Path.of(graph()));
    var file = folder.resolve("groups");
    assertThat(run("--out=" + file)).isEqualTo(1);
    assertThat(err.toString()).contains("'Ana B' cannot stand in a list").hasLineCount(1);
    assertThat(file).doesNotExist();
  }

  private String graph() {
    return folder.resolve("g").toString();
  }

  private int run(String... words) {
    var all = new ArrayList<>(List.of("communities", graph()));
    all.addAll(List.of(words));
    return Main.commands()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
