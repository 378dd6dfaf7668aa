package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith import undo`.
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description =
        "Take out again whom a file with people added, for thirty days. Who refused since stays, so"
            + " that it is not forgotten.")
public final class ImportUndoCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      description = "The number of the file, as `kith import list` has it.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("POST", "/people/imports/%d/undo".formatted(id), null), ImportLines::undone);
    return 0;
  }
}
