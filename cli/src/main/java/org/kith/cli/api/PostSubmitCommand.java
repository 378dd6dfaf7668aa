package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith post submit`.
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Ask a second person to read a draft.")
public final class PostSubmitCommand implements Callable<Integer> {

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
    remote.say(remote.ask("POST", "/posts/%d/submit".formatted(post.id), body), Lines::step);
    return 0;
  }
}
