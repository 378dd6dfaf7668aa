package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kith voice list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List voices, the last heard first.")
public final class VoiceListCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "new",
      description = "new, watching or hidden")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most, up to 200.")
  int limit;

  @Option(
      names = "--cursor",
      paramLabel = "C",
      defaultValue = "",
      description = "Go on where the last list ended.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String cursor;

  @Override
  public Integer call() throws IOException {
    var query =
        "?state=%s&limit=%d&cursor=%s".formatted(state.toUpperCase(Locale.ROOT), limit, cursor);
    remote.say(
        command.commandLine().getOut(), remote.ask("GET", "/voices" + query, null), Lines::voices);
    return 0;
  }
}
