package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith source gaps`.
@Command(
    name = "gaps",
    mixinStandardHelpOptions = true,
    description = "List when something was said in a source and not heard.")
public final class SourceGapsCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "ID", description = "The number of the source, as the list gives it.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/sources/" + id + "/gaps", null), Lines::gaps);
    return 0;
  }
}
