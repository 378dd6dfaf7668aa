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
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.cli.Main;

class ReachCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// 10 reaches 20 and six leaves, 20 reaches four others.
  @BeforeEach
  void buildStars() throws IOException {
    var lines = new StringBuilder("10 20\n");
    for (int leaf = 0; leaf < 6; leaf++) {
      lines.append("10 %d%n".formatted(100 + leaf));
      lines.append(leaf < 4 ? "20 %d%n".formatted(200 + leaf) : "");
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

  private int reach(String... more) {
    var words = new ArrayList<>(List.of("reach", path("g"), "--json"));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private double number(String name) {
    return Double.parseDouble(
        out.toString().replaceAll("(?s).*\"" + name + "\":([\\d.E-]+).*", "$1"));
  }

  @Test
  void countsDifferentAccountsOverSteps() {
    assertThat(reach("--of", "10,20")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "\\{\"reach\":\\{\"value\":10.0,\"low\":10.0,\"high\":10.0,\"coverage\":1.0,\"how\":\"exact\"},\"seconds\":[\\d.E-]+}");
    assertThat(run("reach", path("g"), "--of", "10", "--hops", "2")).isZero();
    assertThat(out.toString()).startsWith("11 different accounts within 2 steps");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"auto", "exact", "sketch", "sample"})
  void everyWayHoldsTheTruthInItsInterval(String method) {
    assertThat(reach("--of", "10", "--hops", "2", "--method", method, "--threads", "2")).isZero();
    assertThat(number("low")).isLessThanOrEqualTo(11);
    assertThat(number("high")).isGreaterThanOrEqualTo(11);
    assertThat(number("value")).isBetween(number("low"), number("high"));
    assertThat(out.toString())
        .contains(
            switch (method) {
              case "sketch" -> "\"how\":\"sketched\"";
              case "sample" -> "\"how\":\"sampled\"";
              default -> "\"how\":\"exact\"";
            });
  }

  @Test
  void theSameSeedGivesTheSameSketchOnAnyNumberOfThreads() {
    reach("--of", "10", "--hops", "2", "--method", "sketch", "--threads", "1", "--seed", "7");
    var one = out.toString().replaceAll("\"seconds.*", "");
    reach("--of", "10", "--hops", "2", "--method", "sketch", "--threads", "4", "--seed", "7");
    assertThat(out.toString().replaceAll("\"seconds.*", "")).isEqualTo(one);
  }

  @Test
  void weightsAndExclusionsDecideWhoCounts() throws IOException {
    Files.writeString(folder.resolve("weights"), "# segment\n100 2.5\n101,1\n200 4\n10 9\n");
    assertThat(reach("--of", "10", "--hops", "2", "--weights", path("weights"))).isZero();
    assertThat(number("value")).isEqualTo(7.5);
    assertThat(
            reach("--of", "10", "--hops", "2", "--weights", path("weights"), "--exclude", "200,20"))
        .isZero();
    assertThat(number("value")).isEqualTo(3.5);
    assertThat(reach("--of", "10", "--hops", "2", "--exclude", "20", "--method", "sample"))
        .isZero();
    assertThat(number("value")).isBetween(9.5, 10.5);
    assertThat(run("reach", path("g"), "--of", "10", "--weights", path("weights"))).isZero();
    assertThat(out.toString()).startsWith("3.5 in weight within 1 step (exact");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--of 10 --hops -1|--hops=-1 is below 0",
        "--of 77|--of: there is no account 77",
        "--of 10 --exclude 78|--exclude: there is no account 78",
        "--of 10 --method guess|--method=guess is not known",
        "--of 10 --threads 0|--threads=0",
        "--of 10 --weights nowhere|nowhere",
        "--of 10 --method sketch --exclude 20|use sample or exact"
      })
  void saysInOneSentenceWhatIsWrong(String words, String says) {
    assertThat(reach(words.split(" ", -1))).isEqualTo(1);
    assertThat(err.toString()).contains(says);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "100 many|has many for its weight: that must be a number of at least 0",
        "100 -1|has -1 for its weight",
        "100 NaN|has NaN for its weight",
        "100|\"100\": a line is an account and its weight",
        "77 1|there is no account 77",
        "10 1|names 10 a second time"
      })
  void aBadLineOfWeightsIsNamedWithItsContent(String line, String says) throws IOException {
    Files.writeString(folder.resolve("weights"), "10 1\n" + line + "\n");
    assertThat(reach("--of", "10", "--weights", path("weights"))).isEqualTo(1);
    assertThat(err.toString()).contains("line 2").contains(says);
  }
}
