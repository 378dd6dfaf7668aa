package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `kith post agree`.
@Command(
    name = "agree",
    mixinStandardHelpOptions = true,
    description =
        "Agree to the other words that somebody else asked for, as `kith post show` has them.")
public final class PostAgreeCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();

  @Parameters(
      paramLabel = "ASKING",
      index = "1",
      description = "The number of the words that you read.")
  long asking;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("asking", asking);
    var last =
        post.onAccounts(remote, this::isAsked, "POST", "words/agree", body)
            .orElseThrow(() -> new IOException("No other words of that number wait to be read."));
    remote.say(last, Lines::step);
    return 0;
  }

  private boolean isAsked(JsonNode account) {
    return account.path("rewording").path("asking").asLong() == asking;
  }
}
