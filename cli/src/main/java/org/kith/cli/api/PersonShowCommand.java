package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith person show`.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one person.")
public final class PersonShowCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      description = "The number of the person, as in the address of their page.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(
        command.commandLine().getOut(), remote.ask("GET", "/people/" + id, null), Lines::person);
    return 0;
  }
}
