package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith campaign show`.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one campaign.")
public final class CampaignShowCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "CAMPAIGN",
      index = "0",
      description = "The number of the campaign, as in the address of its page.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(
        command.commandLine().getOut(),
        remote.ask("GET", "/campaigns/" + id, null),
        CampaignLines::campaign);
    return 0;
  }
}
