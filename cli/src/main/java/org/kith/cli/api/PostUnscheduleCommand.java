package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith post unschedule`.
@Command(
    name = "unschedule",
    mixinStandardHelpOptions = true,
    description = "Make a draft again of what did not go out yet.")
public final class PostUnscheduleCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("POST", "/posts/%d/unschedule".formatted(post.id), null), Lines::step);
    return 0;
  }
}
