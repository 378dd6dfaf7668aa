package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith circle add`.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Put somebody into the circle.")
public final class CircleAddCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Option(
      names = "--rests",
      paramLabel = "ID",
      description = "Who of the circle rests, where all places are taken.")
  @Nullable Long rests;

  @Override
  public Integer call() throws IOException {
    var path = "/circle/" + person.id + (rests == null ? "" : "?rests=" + rests);
    remote.say(remote.ask("PUT", path, null), Lines::person);
    return 0;
  }
}
