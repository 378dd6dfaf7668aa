package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `kith post agree`.
@Command(
    name = "agree",
    mixinStandardHelpOptions = true,
    description =
        "Agree to the other words that somebody else asked for, as `kith post show` has them.")
public final class PostAgreeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      index = "0",
      description = "The number of the post, as in the address of its page.")
  long id;

  @Parameters(
      paramLabel = "ASKING",
      index = "1",
      description = "The number of the words that you read.")
  long asking;

  @Override
  public Integer call() throws IOException {
    JsonNode last = null;
    for (var account : remote.ask("GET", "/posts/" + id, null).path("accounts")) {
      if (account.path("rewording").path("asking").asLong() == asking) {
        var path = "/posts/%d/accounts/%d/words/agree".formatted(id, account.path("id").asLong());
        last = remote.ask("POST", path, Map.of("asking", asking));
      }
    }
    if (last == null) {
      throw new IOException("No other words of that number wait to be read.");
    }
    remote.say(command.commandLine().getOut(), last, Lines::step);
    return 0;
  }
}
