package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith person stage`.
@Command(name = "stage", mixinStandardHelpOptions = true, description = "Move somebody to a stage.")
public final class PersonStageCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

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
        remote.ask("PUT", "/people/%d/stage".formatted(person.id), Map.of("stage", name)),
        Lines::person);
    return 0;
  }
}
