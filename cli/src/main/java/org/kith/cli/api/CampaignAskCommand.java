package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith campaign ask`.
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = "Note that somebody is asked, and get their page; you bring the message.")
public final class CampaignAskCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Parameters(
      paramLabel = "PERSON",
      index = "1",
      description = "The number of the person, as in the address of their page.")
  long person;

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      defaultValue = "other",
      description = "email, mastodon, bluesky or other")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String channel;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("channel", channel.toUpperCase(Locale.ROOT));
    remote.say(
        remote.ask("PUT", "/campaigns/%d/asks/%d".formatted(campaign.id, person), body),
        CampaignLines::ask);
    return 0;
  }
}
