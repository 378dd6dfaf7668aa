package org.kith.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.kith.store.StartProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `kith`: starts the server or works on its data.
@Command(
    name = "kith",
    mixinStandardHelpOptions = true,
    version = "kith 0.1.0",
    description = "Finds the people who speak for your cause, and helps you keep up with them.",
    subcommands = {ServeCommand.class, DemoCommand.class})
public final class Main implements Runnable {

  @CommandLine.Spec CommandLine.Model.@Nullable CommandSpec spec;

  /// Ends with 0 when the work is done, 1 when something outside Kith stands in the way, 2 for
  /// words it does not know.
  public static void main(String[] args) {
    int code =
        new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain).execute(args);
    System.exit(code);
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  private static int explain(
      Exception problem, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
    if (problem instanceof StartProblem) {
      PrintWriter err = command.getErr();
      err.println(problem.getMessage());
      err.flush();
      return 1;
    }
    throw problem;
  }
}
