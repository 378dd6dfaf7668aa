package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith source list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List what is read, and how that goes.")
public final class SourceListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/sources", null), Lines::sources);
    return 0;
  }
}
