package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith import list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the files with people that were brought in, the newest first.")
public final class ImportListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final Paging paging = new Paging();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", paging.of("/people/imports"), null), ImportLines::files);
    return 0;
  }
}
