package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith campaign list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List campaigns, the oldest first.")
public final class CampaignListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final Paging paging = new Paging();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", paging.of("/campaigns"), null), CampaignLines::campaigns);
    return 0;
  }
}
