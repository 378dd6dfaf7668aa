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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.cli.Main;

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
