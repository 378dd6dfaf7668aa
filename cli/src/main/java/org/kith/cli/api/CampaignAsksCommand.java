package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith campaign asks`.
@Command(
    name = "asks",
    mixinStandardHelpOptions = true,
    description = "List who was asked, and how far each is.")
public final class CampaignAsksCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "CAMPAIGN",
      index = "0",
      description = "The number of the campaign, as in the address of its page.")
  long id;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most, up to 200.")
  int limit;

  @Option(
      names = "--cursor",
      paramLabel = "C",
      defaultValue = "",
      description = "Go on where the last list ended.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String cursor;

  @Override
  public Integer call() throws IOException {
    remote.say(
        command.commandLine().getOut(),
        remote.ask(
            "GET", "/campaigns/%d/asks?limit=%d&cursor=%s".formatted(id, limit, cursor), null),
        CampaignLines::asks);
    return 0;
  }
}
