package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith campaign show`.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one campaign.")
public final class CampaignShowCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/campaigns/" + campaign.id, null), CampaignLines::campaign);
    return 0;
  }
}
