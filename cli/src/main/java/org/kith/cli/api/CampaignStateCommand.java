package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith campaign state`.
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description = "Start a draft, which seals what is expected; end it, or go on with it.")
public final class CampaignStateCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Parameters(paramLabel = "STATE", index = "1", description = "running or ended")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String state;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("state", state.toUpperCase(Locale.ROOT));
    remote.say(
        remote.ask("PUT", "/campaigns/%d/state".formatted(campaign.id), body),
        CampaignLines::campaign);
    return 0;
  }
}
