package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith circle add`.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Put somebody into the circle.")
public final class CircleAddCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("PUT", "/circle/" + person.id, null), Lines::person);
    return 0;
  }
}
