package org.kith.cli.api;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith person agreed`.
@Command(
    name = "agreed",
    mixinStandardHelpOptions = true,
    description =
        "Note that somebody agreed to be written to. Where they refused, the refusal stands.")
public final class PersonAgreedCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Parameters(paramLabel = "WORDS", index = "1", description = "How you know that they agreed.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String evidence;

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      defaultValue = "email",
      description = "email, mastodon, bluesky or other (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String channel;

  @Option(
      names = "--day",
      paramLabel = "DAY",
      description = "When, as 2026-05-31; today without it.")
  @Nullable LocalDate day;

  @Option(
      names = "--wording",
      paramLabel = "WORDS",
      description = "The exact words they agreed to.")
  @Nullable String wording;

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description =
          "What it rests on: consent, double-opt-in, soft-opt-in or legitimate-interest (default:"
              + " consent).")
  @Nullable String basis;

  @Override
  public Integer call() throws IOException {
    var said = new LinkedHashMap<String, Object>();
    said.put("evidence", evidence);
    if (day != null) {
      said.put("day", day.toString());
    }
    if (wording != null) {
      said.put("wording", wording);
    }
    if (basis != null) {
      said.put("basis", basis.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
    var path = "/people/%d/consent/%s".formatted(person.id, channel.toUpperCase(Locale.ROOT));
    remote.say(remote.ask("PUT", path, said), Lines::mayWe);
    return 0;
  }
}
