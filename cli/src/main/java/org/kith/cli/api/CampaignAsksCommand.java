package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith campaign asks`.
@Command(
    name = "asks",
    mixinStandardHelpOptions = true,
    description = "List who was asked, and how far each is.")
public final class CampaignAsksCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();
  @Mixin final Paging paging = new Paging();

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("GET", paging.of("/campaigns/%d/asks".formatted(campaign.id)), null),
        CampaignLines::asks);
    return 0;
  }
}
