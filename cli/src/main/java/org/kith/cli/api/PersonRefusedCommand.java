package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith person refused`.
@Command(
    name = "refused",
    mixinStandardHelpOptions = true,
    description = "Note that somebody wants nothing from us, on any channel, for good.")
public final class PersonRefusedCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Parameters(paramLabel = "WORDS", index = "1", description = "How they said it.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String evidence;

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("PUT", "/people/%d/refusal".formatted(person.id), Map.of("evidence", evidence)),
        Lines::mayWe);
    return 0;
  }
}
