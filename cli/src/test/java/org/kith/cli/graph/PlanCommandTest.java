package org.kith.cli.graph;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.cli.Main;
import org.kith.reach.graph.ArcProbabilities;
import org.kith.reach.graph.GraphFiles;

class PlanCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// Three stars: 10 reaches six, 20 reaches four, 30 reaches two; 10 also reaches 20.
  @BeforeEach
  void buildStars() throws IOException {
    var lines = new StringBuilder("10 20\n");
    for (int leaf = 0; leaf < 6; leaf++) {
      lines.append("10 %d%n".formatted(100 + leaf));
      lines.append(leaf < 4 ? "20 %d%n".formatted(200 + leaf) : "30 %d%n".formatted(300 + leaf));
    }
    Files.writeString(folder.resolve("edges"), lines);
    assertThat(run("graph", "build", path("edges"), "--out", path("g"))).isZero();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
  }

  private int plan(String... more) {
    var words = new ArrayList<>(List.of("plan", path("g"), "--json"));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private String seeds() {
    return out.toString().replaceAll("(?s).*\"seeds\":\\[(.*?)].*", "$1").replace("\"", "");
  }

  @Test
  void choosesTheStarsAndProvesIt() {
    assertThat(plan("--k", "2")).isZero();
    assertThat(seeds()).isEqualTo("10,30");
    assertThat(out.toString())
        .containsPattern("\"spread\":\\{\"value\":1[3-5]\\.\\d+,\"low\":[\\d.]+,\"high\":[\\d.]+}")
        .containsPattern("\"certificate\":0\\.9\\d+,\"delta\":0\\.01,\"rrSets\":\\d+")
        .containsPattern("\"seconds\":\\{\"open\":[\\d.E-]+,\"plan\":[\\d.E-]+}");
  }

  @Test
  void saysInWordsWhatItIsWorthBesideTheBiggestAndTheLot() {
    assertThat(run("plan", path("g"), "--k", "2")).isZero();
    assertThat(out.toString())
        .startsWith("2 people, 2.0 to spend: about 1")
        .contains("Proven: at least 9")
        .contains("The biggest accounts for the same: 1")
        .contains("drawn by lot")
        .containsPattern("1  10 +1\\.00  1");
  }

  @Test
  void hoursGoWhereTheyBringMost() throws IOException {
    Files.writeString(folder.resolve("costs"), "# hours\n10 8\n20 2\n30,1\n");
    assertThat(plan("--hours", "3", "--costs", path("costs"))).isZero();
    assertThat(seeds()).isEqualTo("30,20");
    assertThat(out.toString()).contains("\"cost\":3.0");
  }

  @Test
  void lockedAreInExcludedAreOutAndWonCountForNobody() throws IOException {
    assertThat(plan("--k", "2", "--lock", "304")).isZero();
    assertThat(seeds()).isEqualTo("304,10");
    assertThat(plan("--k", "1", "--exclude", "10")).isZero();
    assertThat(seeds()).isEqualTo("20");
    assertThat(plan("--k", "1", "--won", "10")).isZero();
    assertThat(seeds()).isEqualTo("30");
    Files.writeString(folder.resolve("some"), "30\n20\n");
    assertThat(plan("--k", "1", "--seeds-from", "@" + path("some"))).isZero();
    assertThat(seeds()).isEqualTo("20");
  }

  @Test
  void learnedProbabilitiesAreReadFromTheFolder() throws IOException {
    var stored = GraphFiles.open(folder.resolve("g"));
    var graph = stored.graph();
    int carries = stored.keys().node("30");
    ArcProbabilities.of(graph, (_, i) -> graph.followedAt(i) == carries ? 1 : 0)
        .write(folder.resolve("g"));
    assertThat(plan("--k", "1", "--model", "learned")).isZero();
    assertThat(seeds()).isEqualTo("30"); // everybody else speaks to nobody
  }

  @Test
  void theSameSeedGivesTheSamePlanOnAnyNumberOfThreads() {
    plan("--k", "3", "--threads", "1");
    var one = out.toString().replaceAll("\"seconds.*", "");
    plan("--k", "3", "--threads", "4");
    assertThat(out.toString().replaceAll("\"seconds.*", "")).isEqualTo(one);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "|either --k or --hours",
        "--k 2 --hours 3|either --k or --hours",
        "--hours 3|needs --costs",
        "--k -1|at least 0",
        "--k 1 --proof 1.5|between 0 and 1",
        "--k 1 --model sideways|wc, lt, learned or a probability",
        "--k 1 --model learned|following.p is missing",
        "--k 1 --lock 77|there is no account 77",
        "--k 1 --lock 10 --exclude 10|excluded or won",
        "--k 1 --seeds-from @nowhere|nowhere"
      })
  void saysInOneSentenceWhatIsWrong(String words, String says) {
    assertThat(plan(words == null ? new String[0] : words.split(" ", -1))).isEqualTo(1);
    assertThat(err.toString()).contains(says);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aBadLineOfCostsIsNamedWithItsContent() throws IOException {
    Files.writeString(folder.resolve("costs"), "10 1\n20 nothing\n");
    assertThat(plan("--hours", "3", "--costs", path("costs"))).isEqualTo(1);
    assertThat(err.toString()).contains("line 2").contains("nothing");
    Files.writeString(folder.resolve("costs"), "10 0\n");
    assertThat(plan("--hours", "3", "--costs", path("costs"))).isEqualTo(1);
    assertThat(err.toString()).contains("above 0");
  }

  @Test
  void nothingToSpendIsAnAnswer() {
    assertThat(plan("--k", "0")).isZero();
    assertThat(seeds()).isEmpty();
    assertThat(out.toString()).contains("\"certificate\":1.0");
  }
}
