package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith circle list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the people we keep up with.")
public final class CircleListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/circle", null), Lines::people);
    return 0;
  }
}
