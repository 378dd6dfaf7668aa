package org.kith.cli.api;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith post again`.
@Command(
    name = "again",
    mixinStandardHelpOptions = true,
    description = "Send what failed, is late, or of which you know that it is not there.")
public final class PostAgainCommand implements Callable<Integer> {

  private static final Set<String> STATES = Set.of("FAILED", "LATE", "UNKNOWN");

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();
  @Mixin final PostAccount account = new PostAccount();

  @Override
  public Integer call() throws IOException {
    remote.say(account.decide(remote, post, STATES, "again", null), Lines::step);
    return 0;
  }
}
