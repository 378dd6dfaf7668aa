package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith person refused`.
@Command(
    name = "refused",
    mixinStandardHelpOptions = true,
    description = "Note that somebody wants nothing from us, on any channel, for good.")
public final class PersonRefusedCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      index = "0",
      description = "The number of the person, as in the address of their page.")
  long id;

  @Parameters(paramLabel = "WORDS", index = "1", description = "How they said it.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String evidence;

  @Override
  public Integer call() throws IOException {
    remote.say(
        command.commandLine().getOut(),
        remote.ask("PUT", "/people/%d/refusal".formatted(id), Map.of("evidence", evidence)),
        Lines::mayWe);
    return 0;
  }
}
