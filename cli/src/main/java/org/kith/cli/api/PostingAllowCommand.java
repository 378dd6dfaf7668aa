package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith posting allow`.
@Command(
    name = "allow",
    mixinStandardHelpOptions = true,
    description = "Let posting and mailing go on: a manager's.")
public final class PostingAllowCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("DELETE", "/posting/stop", null), Lines::posting);
    return 0;
  }
}
