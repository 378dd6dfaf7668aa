package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith person may-we`.
@Command(
    name = "may-we",
    mixinStandardHelpOptions = true,
    description = "Say whether somebody may be written to, and why.")
public final class PersonMayWeCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      defaultValue = "",
      description = "email, mastodon, bluesky or other; without it, at all.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String channel;

  @Override
  public Integer call() throws IOException {
    var query = channel.isEmpty() ? "" : "?channel=" + channel.toUpperCase(Locale.ROOT);
    remote.say(
        remote.ask("GET", "/people/%d/may-we%s".formatted(person.id, query), null), Lines::mayWe);
    return 0;
  }
}
