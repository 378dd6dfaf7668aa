package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith campaign pause`.
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Let a link lead nowhere for now: whoever follows it reads that it rests.")
public final class CampaignPauseCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Parameters(
      paramLabel = "LINK",
      index = "1",
      description = "The number of the link, as kith campaign links has it.")
  long link;

  @Option(names = "--off", description = "Let it lead on again.")
  boolean off;

  @Override
  public Integer call() throws IOException {
    var path = "/campaigns/%d/links/%d/paused".formatted(campaign.id, link);
    remote.say(
        remote.ask("PUT", path, Map.of("paused", !off)),
        answer -> CampaignLines.link(answer) + (off ? "" : "\trests"));
    return 0;
  }
}
