package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith person stage`.
@Command(name = "stage", mixinStandardHelpOptions = true, description = "Move somebody to a stage.")
public final class PersonStageCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      index = "0",
      description = "The number of the person, as in the address of their page.")
  long id;

  @Parameters(
      paramLabel = "STAGE",
      index = "1",
      description = "noticed, said-hello, in-touch, friend, speaks-for-us or resting")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String stage;

  @Override
  public Integer call() throws IOException {
    var name = stage.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    remote.say(
        command.commandLine().getOut(),
        remote.ask("PUT", "/people/%d/stage".formatted(id), Map.of("stage", name)),
        Lines::person);
    return 0;
  }
}
