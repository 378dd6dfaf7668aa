package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/// `kith post show`.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a post, where it is on each account, and which pages were told of it.")
public final class PostShowCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();

  @Override
  public Integer call() throws IOException {
    var path = "/posts/" + post.id;
    var shown = ((ObjectNode) remote.ask("GET", path, null));
    shown.set("linkNotices", remote.ask("GET", path + "/link-notices", null).path("items"));
    remote.say(shown, Lines::post);
    return 0;
  }
}
