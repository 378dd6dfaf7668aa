package org.kith.cli.api;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith post take-back`.
@Command(
    name = "take-back",
    mixinStandardHelpOptions = true,
    description = "Take it back from its network.")
public final class PostTakeBackCommand implements Callable<Integer> {

  private static final Set<String> STATES = Set.of("PUBLISHED");

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();
  @Mixin final PostAccount account = new PostAccount();

  @Override
  public Integer call() throws IOException {
    remote.say(account.decide(remote, post, STATES, "take-back", null), Lines::step);
    return 0;
  }
}
