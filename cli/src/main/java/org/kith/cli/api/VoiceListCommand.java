package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith voice list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List voices, the last heard first.")
public final class VoiceListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final Paging paging = new Paging();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "new",
      description = "new, watching or hidden")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String state;

  @Override
  public Integer call() throws IOException {
    var path = paging.of("/voices") + "&state=" + state.toUpperCase(Locale.ROOT);
    remote.say(remote.ask("GET", path, null), Lines::voices);
    return 0;
  }
}
