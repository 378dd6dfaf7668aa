package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith posting stop`.
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stop all posting and mailing, from the next moment on.")
public final class PostingStopCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("PUT", "/posting/stop", null), Lines::posting);
    return 0;
  }
}
