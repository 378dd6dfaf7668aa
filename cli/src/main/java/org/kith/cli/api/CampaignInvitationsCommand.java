package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith campaign invitations`.
@Command(
    name = "invitations",
    mixinStandardHelpOptions = true,
    description = "List who was invited by mail, and where each letter is.")
public final class CampaignInvitationsCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();
  @Mixin final Paging paging = new Paging();

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("GET", paging.of("/campaigns/%d/invitations".formatted(campaign.id)), null),
        CampaignLines::invitations);
    return 0;
  }
}
