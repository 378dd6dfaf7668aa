package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class MainTest {

  /// A command that ends badly.
  @Command
  private record Failing(Callable<Integer> work) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }

  private final StringWriter err = new StringWriter();

  private int run(Callable<Integer> work) {
    var commands = Main.commands();
    commands.addSubcommand("fail", new CommandLine(new Failing(work)));
    commands.setExecutionExceptionHandler(commands.getExecutionExceptionHandler());
    commands.setErr(new PrintWriter(err));
    return Main.run(commands, "fail");
  }

  @Test
  void tooLittleMemoryIsOneSentence() {
    int code =
        run(() -> {
          throw new OutOfMemoryError("Java heap space");
        });
    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("This takes more memory than Kith has here: ")
        .hasLineCount(1);
  }

  @Test
  void tooLittleMemoryOfAThreadIsTheSameSentence() {
    int code =
        run(() -> {
          throw new IllegalStateException(
              "sampling failed", new OutOfMemoryError("Java heap space"));
        });
    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("This takes more memory than Kith has here: ")
        .hasLineCount(1);
  }

  @Test
  void aMissingFileIsNamed() {
    int code =
        run(() -> {
          throw new NoSuchFileException("0:1");
        });
    assertThat(code).isEqualTo(1);
    assertThat(err).hasToString("0:1 is not there.\n");
  }

  @Test
  void aSentenceIsPassedOn() {
    int code =
        run(() -> {
          throw new IOException("The graph is not sound.");
        });
    assertThat(code).isEqualTo(1);
    assertThat(err).hasToString("The graph is not sound.\n");
  }
}
