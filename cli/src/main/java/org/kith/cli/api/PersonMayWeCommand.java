package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith person may-we`.
@Command(
    name = "may-we",
    mixinStandardHelpOptions = true,
    description = "Say whether somebody may be written to, and why.")
public final class PersonMayWeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      description = "The number of the person, as in the address of their page.")
  long id;

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
        command.commandLine().getOut(),
        remote.ask("GET", "/people/%d/may-we%s".formatted(id, query), null),
        Lines::mayWe);
    return 0;
  }
}
