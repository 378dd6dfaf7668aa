package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith person list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List people, the longest known first.")
public final class PersonListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final Paging paging = new Paging();
  @Mixin final Whom whom = new Whom();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", paging.of("/people") + whom.query(), null), Lines::people);
    return 0;
  }
}
