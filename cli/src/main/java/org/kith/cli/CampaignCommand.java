package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.CampaignAddCommand;
import org.kith.cli.api.CampaignAnswerCommand;
import org.kith.cli.api.CampaignAskCommand;
import org.kith.cli.api.CampaignAsksCommand;
import org.kith.cli.api.CampaignChangeCommand;
import org.kith.cli.api.CampaignClicksCommand;
import org.kith.cli.api.CampaignDiscardCommand;
import org.kith.cli.api.CampaignInvitationsCommand;
import org.kith.cli.api.CampaignInviteCommand;
import org.kith.cli.api.CampaignKitCommand;
import org.kith.cli.api.CampaignLinksCommand;
import org.kith.cli.api.CampaignListCommand;
import org.kith.cli.api.CampaignPauseCommand;
import org.kith.cli.api.CampaignShowCommand;
import org.kith.cli.api.CampaignStateCommand;
import org.kith.cli.api.CampaignWordCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith campaign`: the things we want said.
@Command(
    name = "campaign",
    mixinStandardHelpOptions = true,
    description = "Works with campaigns, asks and links: over the API of a running Kith.",
    subcommands = {
      CampaignListCommand.class,
      CampaignShowCommand.class,
      CampaignAddCommand.class,
      CampaignChangeCommand.class,
      CampaignKitCommand.class,
      CampaignDiscardCommand.class,
      CampaignStateCommand.class,
      CampaignAsksCommand.class,
      CampaignAskCommand.class,
      CampaignInviteCommand.class,
      CampaignInvitationsCommand.class,
      CampaignAnswerCommand.class,
      CampaignLinksCommand.class,
      CampaignWordCommand.class,
      CampaignPauseCommand.class,
      CampaignClicksCommand.class
    })
final class CampaignCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
