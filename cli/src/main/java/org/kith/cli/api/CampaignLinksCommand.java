package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith campaign links`.
@Command(
    name = "links",
    mixinStandardHelpOptions = true,
    description = "List the links of a campaign, and how many people came by each.")
public final class CampaignLinksCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();
  @Mixin final Paging paging = new Paging();

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("GET", paging.of("/campaigns/%d/links".formatted(campaign.id)), null),
        CampaignLines::links);
    return 0;
  }
}
