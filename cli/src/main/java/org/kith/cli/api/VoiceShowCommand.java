package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith voice show`.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one voice.")
public final class VoiceShowCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "ID", description = "The number of the voice.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/voices/" + id, null), Lines::voice);
    return 0;
  }
}
