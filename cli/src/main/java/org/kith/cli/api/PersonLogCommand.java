package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith person log`.
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Log what was done with somebody.")
public final class PersonLogCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Parameters(
      paramLabel = "KIND",
      index = "1",
      description = "call, meeting, mail, thanks, ask or note")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String kind;

  @Parameters(
      paramLabel = "WORDS",
      index = "2",
      arity = "0..1",
      defaultValue = "",
      description = "What it was about.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String text;

  @Option(names = "--mine", description = "Nobody else may read it.")
  boolean mine;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("kind", kind.toUpperCase(Locale.ROOT), "text", text, "mine", mine);
    remote.say(
        remote.ask("POST", "/people/%d/interactions".formatted(person.id), body),
        made -> "Logged as %d.".formatted(made.path("id").asLong()));
    return 0;
  }
}
