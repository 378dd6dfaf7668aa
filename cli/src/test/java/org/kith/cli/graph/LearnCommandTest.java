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
import org.kith.cli.Main;

class LearnCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// Ana reaches eight people who never pass anything on, Bo three who nearly always do.
  @BeforeEach
  void build() throws IOException {
    var arcs = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      arcs.append("ana a%d%n".formatted(i));
      if (i < 3) {
        arcs.append("bo b%d%n".formatted(i));
      }
    }
    Files.writeString(folder.resolve("arcs"), arcs);
    assertThat(run("graph", "build", path("arcs"), "--texts", "--out", path("g"))).isZero();
    var log = new StringBuilder("actor,original,time,kind\n");
    for (int hour = 0; hour < 20; hour++) {
      int second = hour * 3600;
      log.append("ana,,%d,MT%n".formatted(second));
      for (int i = 0; i < 3 && hour % 5 > 0; i++) {
        log.append("b%d,bo,%d,RT%n".formatted(i, second + 10 + i));
      }
      log.append("zoe,bo,%d,RT%n".formatted(second));
    }
    log.append("a0,ana,%d,RT%n".formatted(5 * 3600 + 7));
    Files.writeString(folder.resolve("log.csv"), log);
  }

  @Test
  void plansByWhatWasLearnedAndNotByTheSizeOfAnAudience() {
    assertThat(run("plan", path("g"), "--k=1", "--json")).isZero();
    assertThat(out.toString()).contains("\"seeds\":[\"ana\"]");

    assertThat(learn("--json")).isZero();
    assertThat(out.toString())
        .startsWith("{\"log\":{\"lines\":89,\"actions\":")
        .contains("\"ofUnknownAccounts\":20,\"unknownAccounts\":1", "\"events\":49", "\"level\":");
    assertThat(run("plan", path("g"), "--k=1", "--model=learned", "--json")).isZero();
    assertThat(out.toString()).contains("\"seeds\":[\"bo\"]");
  }

  @Test
  void learnsFromAPartOfTimeAndSaysSo() {
    assertThat(learn("--since=18000", "--until=1970-01-01T10:00:00Z")).isZero();
    assertThat(out.toString())
        .contains(
            "89 lines read",
            "20 more, of 1 accounts that the graph does not know",
            "of which 13 can have come",
            "kith plan --model=learned");
  }

  @Test
  void comparesWithWhatCameAfter() {
    assertThat(evaluate("--until=36000", "--json")).isZero();
    assertThat(out.toString())
        .startsWith("{\"learnedFrom\":")
        .contains(
            "\"forecasts\":[{\"name\":\"learned\",\"expected\":",
            "{\"name\":\"biggestAudience\",\"areaUnderCurve\":",
            "\"reliability\":[{\"cases\":",
            "\"coverage\":{\"confidence\":0.8,\"promised\":",
            "\"rankings\":[{\"name\":\"learned\",\"spearman\":1.0,",
            "\"credit\":{\"items\":");
    assertThat(evaluate("--until=36000")).isZero();
    assertThat(out.toString())
        .contains(
            "24 times it passed it on",
            "better than every other way in likelihood, and better in telling",
            "80 % intervals of 2 accounts",
            "What was learned ranks accounts best.",
            "Credit distribution, ");
    assertThat(folder.resolve("g").resolve("following.p")).doesNotExist();
    assertThat(evaluate("--until=9999999")).isEqualTo(1);
    assertThat(err.toString())
        .contains("nothing is passed on in the time held back. Is --until=9999999 within");
  }

  @Test
  void whatCannotBeLearnedIsOneSentence() throws IOException {
    assertThat(learn("--format=tweets")).isEqualTo(1);
    assertThat(learn("--until=noon")).isEqualTo(1);
    assertThat(learn("--until=0")).isEqualTo(1);
    assertThat(learn("--window=0")).isEqualTo(1);
    assertThat(learn("--threads=0")).isEqualTo(1);
    Files.writeString(folder.resolve("log.csv"), "ana bo 1\nana bo\n");
    assertThat(learn()).isEqualTo(1);
    assertThat(err.toString())
        .hasLineCount(6)
        .contains(
            "--format=tweets is not known",
            "--until needs a time in whole seconds, or as 2012-07-04T07:00:00Z, and has 'noon'",
            "nothing in the log can have come from an account that is followed",
            "--window=0 is below 1",
            "--threads=0 is below 1",
            "log.csv, line 2, needs an actor, an original account and a time: 'ana bo'");
    assertThat(folder.resolve("g").resolve("following.p")).doesNotExist();
  }

  private int learn(String... more) {
    return command("learn", more);
  }

  private int evaluate(String... more) {
    return command("evaluate", more);
  }

  private int command(String name, String... more) {
    var words = new ArrayList<>(List.of(name, path("g"), "--log", path("log.csv")));
    if (List.of(more).stream().noneMatch(word -> word.startsWith("--format"))) {
      words.add("--format=reshares");
    }
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    return Main.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
  }
}
