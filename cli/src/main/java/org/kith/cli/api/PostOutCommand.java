package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith post out`.
@Command(
    name = "out",
    mixinStandardHelpOptions = true,
    description =
        "Say that it is out where nobody knew: you looked, and its address there is the proof.")
public final class PostOutCommand implements Callable<Integer> {

  private static final Set<String> STATES = Set.of("UNKNOWN");

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();
  @Mixin final PostAccount account = new PostAccount();

  @Parameters(paramLabel = "URL", index = "1", description = "The address of the post there.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String url;

  @Override
  public Integer call() throws IOException {
    remote.say(account.decide(remote, post, STATES, "out", Map.of("url", url)), Lines::step);
    return 0;
  }
}
