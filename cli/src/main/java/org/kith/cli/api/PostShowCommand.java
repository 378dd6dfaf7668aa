package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith post show`.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a post, and where it is on each account.")
public final class PostShowCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/posts/" + post.id, null), Lines::post);
    return 0;
  }
}
