package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith posting show`.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Say whether anything is posted or mailed.")
public final class PostingShowCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/posting", null), Lines::posting);
    return 0;
  }
}
