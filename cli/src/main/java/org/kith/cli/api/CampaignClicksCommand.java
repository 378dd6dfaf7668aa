package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith campaign clicks`.
@Command(
    name = "clicks",
    mixinStandardHelpOptions = true,
    description = "Say how many people came by its links, and what could not be counted.")
public final class CampaignClicksCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("GET", "/campaigns/%d/clicks".formatted(campaign.id), null),
        CampaignLines::clicks);
    return 0;
  }
}
