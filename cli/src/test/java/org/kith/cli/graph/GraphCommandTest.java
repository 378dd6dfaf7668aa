package org.kith.cli.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.cli.Main;
import org.kith.reach.graph.GraphFolderBuilder;
import org.kith.reach.graph.Progress;

class GraphCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeEdges() throws IOException {
    Files.writeString(folder.resolve("edges"), "7 1\n7 2\n7 7\n2 1\n7 2\n", UTF_8);
  }

  @Test
  void buildSaysWhatItReadAndDropped() {
    assertThat(run("build", path("edges"), "--out", path("g"), "--json")).isZero();
    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"folder\":\"%s\",\"lines\":5,\"nodes\":3,\"arcs\":3,\"keys\":\"numbers\","
                    .formatted(path("g"))
                + "\"loopsDropped\":1,\"duplicatesDropped\":1}");
  }

  @Test
  void followsTurnsArcsAround() throws IOException {
    build("--follows");
    assertThat(run("export", path("g"), "--to", path("list"))).isZero();
    assertThat(Files.readAllLines(folder.resolve("list")))
        .containsExactlyInAnyOrder("1\t2", "1\t7", "2\t7");
    assertThat(run("export", path("g"), "--to", path("list"), "--follows")).isZero();
    assertThat(Files.readAllLines(folder.resolve("list")))
        .containsExactlyInAnyOrder("2\t1", "7\t1", "7\t2");
  }

  @Test
  void infoNamesTheLargestAudience() {
    build();
    assertThat(run("info", path("g"), "--json")).isZero();
    assertThat(out.toString())
        .contains("\"largestAudience\":2,\"largestAudienceOf\":\"7\",\"largestFollowing\":2}");
    assertThat(run("info", path("g"))).isZero();
    assertThat(out.toString()).containsPattern("largest audience +2\n");
  }

  @Test
  void aSampleIsTheSameForTheSameSeed() throws IOException {
    build();
    for (var name : List.of("a", "b")) {
      assertThat(run("sample", path("g"), "--nodes=2", "--seed=3", "--out", path(name))).isZero();
    }
    assertThat(folder.resolve("a/ids")).hasSameBinaryContentAs(folder.resolve("b/ids"));
    assertThat(run("info", path("a"), "--json")).isZero();
    assertThat(out.toString()).contains("\"nodes\":2,\"arcs\":1,");
  }

  @Test
  void whatIsWrongIsOneSentenceAndCodeOne() throws IOException {
    build();
    assertThat(run("check", path("g"), "--json")).isZero();
    assertThat(out.toString()).contains("\"sound\":true");
    var file = folder.resolve("g/following.csr");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThat(run("check", path("g"))).isEqualTo(1);
    assertThat(err.toString()).contains("following.csr is damaged").hasLineCount(1);
  }

  @Test
  void aLineThatCannotBeReadIsNamed() throws IOException {
    Files.writeString(folder.resolve("edges"), "1 2\nana 3\n", UTF_8);
    assertThat(run("build", path("edges"), "--out", path("g"))).isEqualTo(1);
    assertThat(err.toString()).contains("edges, line 2, needs accounts").hasLineCount(1);
    assertThat(run("build", path("edges"), "--texts", "--out", path("g"))).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2;7|line 2, needs two accounts: '7'",
        "1 2;7 -5|line 2, needs accounts that are numbers from 0 to 9223372036854775807, and has '-5'",
        "9223372036854775808 1|line 1, needs accounts that are numbers from 0 to",
        "1 2;;# c;nobody 1|line 4, needs accounts that are numbers"
      })
  void aMalformedListIsRefusedWithLineAndContent(String lines, String says) throws IOException {
    Files.writeString(folder.resolve("edges"), lines.replace(';', '\n'), UTF_8);
    assertThat(run("build", path("edges"), "--out", path("g"))).isEqualTo(1);
    assertThat(err.toString()).contains(says).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
    assertThat(folder.resolve("g")).isEmptyDirectory();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({"'', 0, 0, 0", "5 5, 1, 1, 0", "1 2;1 2;2 2, 2, 1, 1"})
  void whatSaysNothingIsDroppedAndCounted(String lines, int nodes, int loops, int duplicates)
      throws IOException {
    Files.writeString(folder.resolve("edges"), lines.replace(';', '\n'), UTF_8);
    assertThat(run("build", path("edges"), "--out", path("g"), "--json")).isZero();
    assertThat(out.toString())
        .contains("\"nodes\":" + nodes + ",")
        .contains("\"loopsDropped\":" + loops + ",")
        .contains("\"duplicatesDropped\":" + duplicates);
    assertThat(run("check", path("g"))).isZero();
    assertThat(run("info", path("g"))).isZero();
  }

  @Test
  void aGraphThatIsCutOffIsRefusedByEveryCommand() throws IOException {
    build();
    for (var name : List.of("audience.csr", "following.csr", "ids")) {
      var file = folder.resolve("g").resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
      for (var command : List.of("info", "check")) {
        err.getBuffer().setLength(0);
        assertThat(run(command, path("g"))).isEqualTo(1);
        assertThat(err.toString()).contains(name + " is cut off: it has ").hasLineCount(1);
      }
      Files.write(file, bytes);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"list", "list.gz", "list.csv", "list.csv.gz", "list.parquet", "l.graph"})
  void whatIsExportedBuildsTheSameGraph(String name) throws IOException {
    build();
    for (var follows : List.of(List.<String>of(), List.of("--follows"))) {
      assertThat(run(with(follows, "export", path("g"), "--to", path(name)))).isZero();
      assertThat(run(with(follows, "build", path(name), "--out", path("h")))).isZero();
      assertThat(run("export", path("h"), "--to", path("again"))).isZero();
      assertThat(run("export", path("g"), "--to", path("before"))).isZero();
      assertThat(folder.resolve("again")).hasSameTextualContentAs(folder.resolve("before"));
    }
  }

  @Test
  void theFormatIsSeenInTheFileOrTold() throws IOException {
    build();
    assertThat(run("export", path("g"), "--to", path("any"), "--format=parquet", "--columns=a,b"))
        .isZero();
    assertThat(run("build", path("any"), "--out", path("h"), "--columns=b,a", "--json")).isZero();
    assertThat(out.toString()).contains("\"lines\":3,\"nodes\":3,\"arcs\":3,");
    assertThat(run("build", path("any"), "--out", path("h"), "--format=edges")).isEqualTo(1);
    assertThat(run("build", path("any"), "--out", path("h"), "--format=xml")).isEqualTo(1);
    assertThat(run("build", path("edges"), "--out", path("h"), "--columns=a,b")).isEqualTo(1);
    assertThat(run("build", path("any"), "--out", path("h"), "--columns=a,a")).isEqualTo(1);
    assertThat(run("build", path("any"), "--out", path("h"), "--header")).isEqualTo(1);
    assertThat(err.toString())
        .hasLineCount(5)
        .contains("--format=xml is not known", "--columns is for Parquet", "two different names")
        .contains("--header is for lists");
    assertThat(run("export", path("g"), "--to", path("bv"), "--format=bvgraph")).isZero();
    assertThat(run("build", path("bv"), "--out", path("h"), "--json")).isZero();
  }

  @Test
  void aKeyThatAListWouldTearApartIsNamed() throws IOException {
    try (var graph = GraphFolderBuilder.ofTexts(folder.resolve("g"), Progress.SILENT)) {
      graph.arc("Ana B", "bo");
      graph.build();
    }
    assertThat(run("export", path("g"), "--to", path("list"))).isEqualTo(1);
    assertThat(err.toString()).contains("'Ana B' cannot stand in a list").hasLineCount(1);
    assertThat(run("export", path("g"), "--to", path("list.parquet"))).isZero();
    assertThat(run("build", path("list.parquet"), "--out", path("h"), "--json")).isZero();
    assertThat(out.toString()).contains("\"keys\":\"texts\"");
  }

  private static String[] with(List<String> more, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(more);
    return all.toArray(String[]::new);
  }

  @Test
  void aFileThatIsNotThereIsOneSentence() {
    assertThat(run("info", path("none"))).isEqualTo(1);
    assertThat(run("build", path("none"), "--out", path("g"))).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(2).contains("none is no folder", "none cannot be read");
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void theBarShowsAfterASecondAndGoes() {
    var now = new Instant[] {Instant.EPOCH};
    try (var bar = new ProgressBar(new PrintWriter(err), () -> now[0])) {
      bar.at("reading", 1, 10);
      assertThat(err.toString()).isEmpty();
      now[0] = Instant.EPOCH.plusSeconds(1);
      bar.at("reading", 5, 10);
      assertThat(err.toString()).contains("[###############               ]  50 % reading");
    }
    assertThat(err.toString()).endsWith(" \r");
  }

  private void build(String... more) {
    var words = new ArrayList<>(List.of("build", path("edges"), "--out", path("g")));
    words.addAll(List.of(more));
    assertThat(run(words.toArray(String[]::new))).isZero();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... words) {
    var all = new ArrayList<>(List.of("graph"));
    all.addAll(List.of(words));
    return Main.commands()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
