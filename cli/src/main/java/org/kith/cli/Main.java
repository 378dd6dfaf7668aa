package org.kith.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.kith.cli.api.LogCommand;
import org.kith.cli.graph.CommunitiesCommand;
import org.kith.cli.graph.EvaluateCommand;
import org.kith.cli.graph.GraphCommand;
import org.kith.cli.graph.LearnCommand;
import org.kith.cli.graph.NearCommand;
import org.kith.cli.graph.PlanCommand;
import org.kith.cli.graph.ReachCommand;
import org.kith.cli.network.NetworkCommand;
import org.kith.cli.read.ReadCommand;
import org.kith.store.StartProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `kith`: starts the server or works on its data.
@Command(
    name = "kith",
    mixinStandardHelpOptions = true,
    version = "kith 0.1.0",
    description = "Finds the people who speak for your cause, and helps you keep up with them.",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      RotateKeysCommand.class,
      ConsentCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      PersonCommand.class,
      VoiceCommand.class,
      CircleCommand.class,
      TodayCommand.class,
      SourceCommand.class,
      CampaignCommand.class,
      LogCommand.class,
      PostCommand.class,
      PostingCommand.class,
      WebhookCommand.class,
      WarmUpCommand.class,
      GraphCommand.class,
      PlanCommand.class,
      ReachCommand.class,
      ReadCommand.class,
      LearnCommand.class,
      EvaluateCommand.class,
      NearCommand.class,
      CommunitiesCommand.class,
      ToneCommand.class,
      NetworkCommand.class
    })
public final class Main implements Runnable {

  private static final String NO_ROOM =
      "This takes more memory than Kith has here: %,d MB. It needs a larger machine, or a smaller graph, such as `kith graph sample` makes."
          .formatted(Runtime.getRuntime().maxMemory() >> 20);

  @CommandLine.Spec CommandLine.Model.@Nullable CommandSpec spec;

  /// Ends with 0 when the work is done, 1 when something outside Kith stands in the way, 2 for
  /// words it does not know.
  public static void main(String[] args) {
    System.exit(run(commands(), args));
  }

  /// Returns the code to end with.
  static int run(CommandLine commands, String... args) {
    try {
      return commands.execute(args);
    } catch (OutOfMemoryError e) {
      return refuse(commands, NO_ROOM);
    }
  }

  /// All commands, as the terminal has them.
  public static CommandLine commands() {
    return new CommandLine(new Main())
        .setExpandAtFiles(false) // @FILE is a list of accounts
        .setExecutionExceptionHandler(Main::explain);
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  private static int explain(
      Exception problem, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
    if (problem instanceof StartProblem || problem instanceof IOException) {
      return refuse(command, sentence(problem));
    }
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return refuse(command, NO_ROOM);
      }
    }
    throw problem;
  }

  private static int refuse(CommandLine command, @Nullable String sentence) {
    PrintWriter err = command.getErr();
    err.println(sentence);
    err.flush();
    return 1;
  }

  /// The operating system names a file, and not always what is wrong with it.
  private static @Nullable String sentence(Exception problem) {
    if (problem instanceof NoSuchFileException missing) {
      return "%s is not there.".formatted(missing.getFile());
    }
    if (problem instanceof FileSystemException file) {
      var reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
      return "%s cannot be used: %s.".formatted(file.getFile(), reason);
    }
    return problem.getMessage();
  }
}
