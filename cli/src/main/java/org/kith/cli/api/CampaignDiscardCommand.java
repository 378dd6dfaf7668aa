package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith campaign discard`.
@Command(
    name = "discard",
    mixinStandardHelpOptions = true,
    description = "Throw a draft away, or take that back within a month.")
public final class CampaignDiscardCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Option(names = "--undo", description = "Take it back.")
  boolean undo;

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask(
            "PUT", "/campaigns/%d/discarded".formatted(campaign.id), Map.of("discarded", !undo)),
        _ -> undo ? "It is back." : "Thrown away. --undo takes it back.");
    return 0;
  }
}
