package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith campaign answer`.
@Command(
    name = "answer",
    mixinStandardHelpOptions = true,
    description = "Note what somebody answered, that they spoke, or that they were thanked.")
public final class CampaignAnswerCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Parameters(
      paramLabel = "PERSON",
      index = "1",
      description = "The number of the person, as in the address of their page.")
  long person;

  @Parameters(
      paramLabel = "ANSWER",
      index = "2",
      description = "said-yes, said-no, spoke or thanked")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String answer;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("state", answer.toUpperCase(Locale.ROOT).replace('-', '_'));
    remote.say(
        remote.ask("PUT", "/campaigns/%d/asks/%d/state".formatted(campaign.id, person), body),
        CampaignLines::ask);
    return 0;
  }
}
