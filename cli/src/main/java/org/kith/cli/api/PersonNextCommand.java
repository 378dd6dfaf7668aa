package org.kith.cli.api;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith person next`.
@Command(
    name = "next",
    mixinStandardHelpOptions = true,
    description = "Show or set the one next step.")
public final class PersonNextCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Parameters(
      paramLabel = "WORDS",
      index = "1",
      arity = "0..1",
      description = "What is to be done; without it, what there is is shown.")
  @Nullable String what;

  @Option(names = "--due", paramLabel = "DAY", description = "By when, such as 2026-12-24.")
  @Nullable LocalDate due;

  @Override
  public Integer call() throws IOException {
    var path = "/people/%d/next-step".formatted(person.id);
    if (what != null && due == null) {
      throw new ParameterException(command.commandLine(), "Say by when, with --due DAY.");
    }
    var answer =
        what == null
            ? remote.ask("GET", path, null)
            : remote.ask("PUT", path, Map.of("what", what, "due", String.valueOf(due)));
    remote.say(
        answer, step -> step.path("what").asString("") + ", by " + step.path("due").asString(""));
    return 0;
  }
}
