package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith circle remove`.
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Take somebody out of the circle.")
public final class CircleRemoveCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("DELETE", "/circle/" + person.id, null), _ -> "Not in the circle any more.");
    return 0;
  }
}
