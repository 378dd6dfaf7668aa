package org.kith.cli.api;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith post leave`.
@Command(
    name = "leave",
    mixinStandardHelpOptions = true,
    description = "Decide that it shall not go out there.")
public final class PostLeaveCommand implements Callable<Integer> {

  private static final Set<String> STATES =
      Set.of("FAILED", "LATE", "UNKNOWN", "RETRYING", "STOPPED", "SCHEDULED");

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();
  @Mixin final PostAccount account = new PostAccount();

  @Override
  public Integer call() throws IOException {
    remote.say(account.decide(remote, post, STATES, "leave", null), Lines::step);
    return 0;
  }
}
