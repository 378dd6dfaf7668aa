package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith person separate`.
@Command(
    name = "separate",
    mixinStandardHelpOptions = true,
    description = "Make two again of what was merged: both have what they had.")
public final class PersonSeparateCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "MERGE",
      index = "0",
      description = "The number of the merge, as kith person merge said it.")
  long merge;

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("DELETE", "/people/merges/" + merge, null),
        _ -> "They are two again, each as they were.");
    return 0;
  }
}
