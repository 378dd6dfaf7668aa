package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith campaign word`.
@Command(
    name = "word",
    mixinStandardHelpOptions = true,
    description = "Let a link be called by a word; what it was called before goes on leading.")
public final class CampaignWordCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

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
    var links = "/campaigns/%d/links/".formatted(campaign.id);
    var number =
        link.equals("shared")
            ? remote.ask("PUT", links + "shared", Map.of()).path("id").asString("")
            : link;
    remote.say(
        remote.ask("PUT", links + number + "/word", Map.of("word", word)), CampaignLines::link);
    return 0;
  }
}
