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
  void groupsKeepToTheirCapsAndMinimums() throws IOException {
    Files.writeString(folder.resolve("groups"), "10 0\n20 0\n30 1\n304 2\n305 2\n");
    var groups = new String[] {"--k", "2", "--groups", path("groups"), "--caps", "0=1,1=0"};
    assertThat(plan(groups)).isZero();
    assertThat(seeds()).startsWith("10,").doesNotContain("20").doesNotContain("30,");
    Files.writeString(folder.resolve("minimums"), "# group people\n2 1\n");
    assertThat(plan("--k", "2", "--groups", path("groups"), "--minimums", path("minimums")))
        .isZero();
    assertThat(seeds()).matches("10,30[45]");
    assertThat(run("plan", path("g"), "--k", "2", "--groups", path("groups"), "--caps", "0=1"))
        .isZero();
    assertThat(out.toString()).contains("50 % (1/2 - ε) beforehand");
  }

  @Test
  void saysWhichGroupCannotBeKept() throws IOException {
    Files.writeString(folder.resolve("groups"), "10 0\n20 0\n30 1\n");
    var wrong =
        new String[][] {
          {"--minimums", "1=2", "group 1 needs at least 2 people, and only 1"},
          {"--minimums", "0=2,1=1", "more than the limit of 2.0"},
          {"--caps", "4=1", "nobody is in group 4"},
          {"--caps", "0=one", "--caps has one for a number of people"},
          {"--caps", "0=1,0=2", "group 0 a second time"},
          {"--caps", "0=1=2", "must be a group and a number of people"},
          {"--caps", "nowhere", "nowhere"},
          {"--seed", "1", "--groups needs --caps, --minimums or both"}
        };
    for (var words : wrong) {
      assertThat(plan("--k", "2", "--groups", path("groups"), words[0], words[1])).isEqualTo(1);
      assertThat(err.toString()).contains(words[2]);
    }
    assertThat(plan("--k", "2", "--groups", path("groups"), "--caps", "0=1", "--minimums", "0=2"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("group 0 has a cap of 1, below its minimum of 2");
    Files.writeString(folder.resolve("groups"), "10 0.5\n");
    assertThat(plan("--k", "2", "--groups", path("groups"), "--caps", "0=1")).isEqualTo(1);
    assertThat(err.toString()).contains("the group of 10");
  }

  @Test
  void onlyWhomTheWeightsNameCounts() throws IOException {
    Files.writeString(folder.resolve("weights"), "304 2\n305,3\n");
    assertThat(plan("--k", "1", "--weights", path("weights"))).isZero();
    assertThat(seeds()).isEqualTo("30");
    assertThat(out.toString()).contains("\"spread\":{\"value\":5.0");
    assertThat(run("plan", path("g"), "--k", "1", "--weights", path("weights"))).isZero();
    assertThat(out.toString()).contains("are reached in the end in weight");
    Files.writeString(folder.resolve("weights"), "304 0\n");
    assertThat(plan("--k", "1", "--weights", path("weights"))).isEqualTo(1);
    assertThat(err.toString()).contains("must add up to more than 0");
  }

  @Test
  void blockedPeopleNeitherSpeakNorPassOn() {
    assertThat(plan("--k", "1", "--model", "1")).isZero();
    assertThat(out.toString()).containsPattern("\"spread\":\\{\"value\":1[12]\\.");
    assertThat(plan("--k", "1", "--model", "1", "--exclude", "20")).isZero();
    assertThat(out.toString()).containsPattern("\"spread\":\\{\"value\":1[12]\\.");
    assertThat(plan("--k", "1", "--model", "1", "--block", "20")).isZero();
    assertThat(seeds()).isEqualTo("10");
    assertThat(out.toString()).containsPattern("\"spread\":\\{\"value\":(6\\.[89]|7\\.[01])");
    assertThat(plan("--k", "1", "--block", "10", "--won", "10")).isEqualTo(1);
    assertThat(err.toString()).contains("--won and --block");
  }

  @Test
  void theCurveGoesOnToTwiceTheBudget() throws IOException {
    assertThat(plan("--k", "1", "--curve")).isZero();
    assertThat(out.toString())
        .contains("\"curve\":[{\"people\":0,\"cost\":0.0,\"value\":0.0")
        .contains("{\"people\":2,\"cost\":2.0,")
        .doesNotContain("\"people\":3")
        .containsPattern("\"adds\":\\[\\{\"account\":\"10\",\"value\":[\\d.]+,\"low\":[\\d.]+")
        .containsPattern("\"biggest\":\\{\"value\":1[\\d.]+")
        .contains("\"random\":{\"value\":");
    assertThat(run("plan", path("g"), "--k", "1", "--curve")).isZero();
    assertThat(out.toString())
        .containsPattern("people +takes +reached")
        .containsPattern("\n +2 +2\\.00 +1")
        .contains("63 % (1 - 1/e - ε) beforehand");
    Files.writeString(folder.resolve("costs"), "10 8\n20 2\n30,1\n");
    assertThat(run("plan", path("g"), "--hours", "3", "--costs", path("costs"))).isZero();
    assertThat(out.toString()).contains("a proof for this very plan");
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
