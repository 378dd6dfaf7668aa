package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToneCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    return Main.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
  }

  @Test
  void saysWhatItMakesOfATextAndWhy() {
    assertThat(run("tone", "--text", "Not helpful, but lovely people")).isZero();
    assertThat(out.toString()).startsWith("Warm, ").contains("lovely +", "helpful -");
  }

  @Test
  void comparesWithPeople() throws IOException {
    var file = folder.resolve("rated.txt");
    Files.writeString(file, "1\t3\tWonderful!\n2\t-3\tAwful.\n3\t0\tIt opens at nine.\n");
    assertThat(run("tone", file.toString())).isZero();
    assertThat(out.toString()).containsPattern("rated.txt +3 +(0\\.9\\d\\d|1\\.000) +0% +100%");
    assertThat(run("tone", "--odd", file.toString())).isZero();
    assertThat(out.toString()).containsPattern("rated.txt +2 ");
  }

  @Test
  void whatCannotBeReadIsOneSentence() throws IOException {
    assertThat(run("tone")).isEqualTo(1);
    var file = folder.resolve("rated.txt");
    Files.writeString(file, "1\t3\tWonderful!\nno rating\n");
    assertThat(run("tone", file.toString())).isEqualTo(1);
    assertThat(err.toString())
        .hasLineCount(2)
        .contains("either files of rated texts, or --text", "rated.txt, line 2, needs a number");
  }
}
