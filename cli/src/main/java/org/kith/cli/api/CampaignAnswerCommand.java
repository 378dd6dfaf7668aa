package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith campaign answer`.
@Command(
    name = "answer",
    mixinStandardHelpOptions = true,
    description = "Note what somebody answered, that they spoke, or that they were thanked.")
public final class CampaignAnswerCommand implements Callable<Integer> {

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
        command.commandLine().getOut(),
        remote.ask("PUT", "/campaigns/%d/asks/%d/state".formatted(id, person), body),
        CampaignLines::ask);
    return 0;
  }
}
