package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith campaign ask`.
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = "Note that somebody is asked, and get their page; you bring the message.")
public final class CampaignAskCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "CAMPAIGN",
      index = "0",
      description = "The number of the campaign, as in the address of its page.")
  long id;

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
        command.commandLine().getOut(),
        remote.ask("PUT", "/campaigns/%d/asks/%d".formatted(id, person), body),
        CampaignLines::ask);
    return 0;
  }
}
