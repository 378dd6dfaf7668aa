package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith post show`.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a post, and where it is on each account.")
public final class PostShowCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      description = "The number of the post, as in the address of its page.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(
        command.commandLine().getOut(), remote.ask("GET", "/posts/" + id, null), Lines::post);
    return 0;
  }
}
