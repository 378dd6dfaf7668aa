package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kith import list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the files with people that were brought in, the newest first.")
public final class ImportListCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most, up to 200.")
  int limit;

  @Option(
      names = "--cursor",
      paramLabel = "C",
      defaultValue = "",
      description = "Go on where the last list ended.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String cursor;

  @Override
  public Integer call() throws IOException {
    var path = "/people/imports?limit=%d&cursor=%s".formatted(limit, cursor);
    remote.say(command.commandLine().getOut(), remote.ask("GET", path, null), ImportLines::files);
    return 0;
  }
}
