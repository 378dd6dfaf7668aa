package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith campaign word`.
@Command(
    name = "word",
    mixinStandardHelpOptions = true,
    description = "Let a link be called by a word; what it was called before goes on leading.")
public final class CampaignWordCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "CAMPAIGN",
      index = "0",
      description = "The number of the campaign, as in the address of its page.")
  long id;

  @Parameters(
      paramLabel = "LINK",
      index = "1",
      description = "The number of the link, or “shared” for the one everybody may share.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String link;

  @Parameters(paramLabel = "WORD", index = "2", description = "Such as free-shelf.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String word;

  @Override
  public Integer call() throws IOException {
    var links = "/campaigns/%d/links/".formatted(id);
    var number =
        link.equals("shared")
            ? remote.ask("PUT", links + "shared", Map.of()).path("id").asString("")
            : link;
    remote.say(
        command.commandLine().getOut(),
        remote.ask("PUT", links + number + "/word", Map.of("word", word)),
        CampaignLines::link);
    return 0;
  }
}
