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

class NearCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// Ana and Bo follow Cy, who follows Bo back; Cy follows Di, who follows nobody.
  @BeforeEach
  void build() throws IOException {
    Files.writeString(folder.resolve("list"), "ana cy\nbo cy\ncy bo\ncy di\nana eve\n", UTF_8);
    var list = folder.resolve("list").toString();
    assertThat(
            Main.commands()
                .execute(
                    "graph",
                    "build",
                    list,
                    "--texts",
                    "--follows",
                    "--quiet",
                    "--json",
                    "--out",
                    graph()))
        .isZero();
  }

  @Test
  void namesTheClosestAndWhoCouldIntroduceUs() {
    assertThat(run("--of", "ana,bo", "--json")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "^\\{\"near\":\\[\\{\"account\":\"(cy|di)\",.*\"account\":\"eve\",\"score\":[0-9.]+,\"by\":\"ana\"")
        .containsPattern("\"account\":\"cy\",\"score\":[0-9.]+,\"by\":\"bo\"\\}")
        .containsPattern("\"account\":\"di\",\"score\":[0-9.]+\\}")
        .containsPattern("\"left\":[0-9.E-]+,\"seconds\":");
    assertThat(run("--of", "ana,bo", "--top=1")).isZero();
    assertThat(out.toString()).containsPattern("   1  (cy|di) ");
  }

  @Test
  void whatCannotBeAskedIsOneSentence() throws IOException {
    Files.writeString(folder.resolve("nobody"), "# none yet\n\n", UTF_8);
    Files.writeString(folder.resolve("unknown"), "ana\nbob\n", UTF_8);
    assertThat(run("--of", "zoe")).isEqualTo(1);
    assertThat(run("--of", "ana", "--alpha=0")).isEqualTo(1);
    assertThat(run("--of", "ana", "--epsilon=0")).isEqualTo(1);
    assertThat(run("--of", "ana", "--top=-1")).isEqualTo(1);
    assertThat(run("--of", "")).isEqualTo(1);
    assertThat(run("--of", "ana,")).isEqualTo(1);
    assertThat(run("--of", "@" + folder.resolve("nobody"))).isEqualTo(1);
    assertThat(run("--of", "@" + folder.resolve("absent"))).isEqualTo(1);
    assertThat(run("--of", "@" + folder.resolve("unknown"))).isEqualTo(1);
    assertThat(err.toString())
        .hasLineCount(9)
        .contains("--of names nobody", "names an empty account", "absent is not there")
        .contains("unknown, line 2: there is no account bob")
        .contains("no account zoe", "--alpha=0.0 must", "--epsilon=0.0 must", "--top=-1 is below");
  }

  private String graph() {
    return folder.resolve("g").toString();
  }

  private int run(String... words) {
    var all = new ArrayList<>(List.of("near", graph()));
    all.addAll(List.of(words));
    return Main.commands()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
