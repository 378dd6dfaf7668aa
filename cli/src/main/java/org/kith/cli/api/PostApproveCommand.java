package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith post approve`.
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Agree to what somebody else wrote.")
public final class PostApproveCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();

  @Option(
      names = "--note",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "For colleagues alone.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String note;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("note", note);
    remote.say(remote.ask("POST", "/posts/%d/approve".formatted(post.id), body), Lines::step);
    return 0;
  }
}
