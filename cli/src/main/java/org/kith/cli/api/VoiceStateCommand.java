package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith voice state`.
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description = "Watch a voice, hide it, or show it again.")
public final class VoiceStateCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "ID", index = "0", description = "The number of the voice.")
  long id;

  @Parameters(paramLabel = "STATE", index = "1", description = "watching, hidden or new")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String state;

  @Option(
      names = "--why",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "Why it is hidden.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String why;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("state", state.toUpperCase(Locale.ROOT), "reason", why);
    remote.say(remote.ask("PUT", "/voices/%d/state".formatted(id), body), Lines::voice);
    return 0;
  }
}
