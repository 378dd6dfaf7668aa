package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith today done`.
@Command(
    name = "done",
    mixinStandardHelpOptions = true,
    description = "Say what was done with a card.")
public final class TodayDoneCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "KIND", index = "0", description = "answer, keep, meet or ask")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String kind;

  @Parameters(paramLabel = "ID", index = "1", description = "The number beside the card.")
  long id;

  @Parameters(
      paramLabel = "ACT",
      index = "2",
      description = "What was done, such as replied, later or let-go; a wrong one names them all.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String act;

  @Option(
      names = "--why",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "Why, where somebody is met.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String why;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("act", act.toUpperCase(Locale.ROOT).replace('-', '_'), "why", why);
    remote.say(
        remote.ask("PUT", "/today/%s/%d".formatted(kind, id), body),
        done -> "Noted: %s.".formatted(done.path("name").asString("")));
    return 0;
  }
}
