package org.kith.cli.api;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith person refused`.
@Command(
    name = "refused",
    mixinStandardHelpOptions = true,
    description = "Note that somebody wants nothing from us for good, on one channel or on any.")
public final class PersonRefusedCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Parameters(paramLabel = "WORDS", index = "1", description = "How they said it.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String evidence;

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "EMAIL, MASTODON or BLUESKY; on any without it.")
  @Nullable String channel;

  @Option(
      names = "--day",
      paramLabel = "DAY",
      description = "When, as 2026-05-31; today without it.")
  @Nullable LocalDate day;

  @Override
  public Integer call() throws IOException {
    var said = new HashMap<String, Object>(Map.of("evidence", evidence));
    if (channel != null) {
      said.put("channel", channel.toUpperCase(Locale.ROOT));
    }
    if (day != null) {
      said.put("day", day.toString());
    }
    remote.say(remote.ask("PUT", "/people/%d/refusal".formatted(person.id), said), Lines::mayWe);
    return 0;
  }
}
