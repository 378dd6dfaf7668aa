package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith person show`.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one person.")
public final class PersonShowCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/people/" + person.id, null), Lines::person);
    return 0;
  }
}
