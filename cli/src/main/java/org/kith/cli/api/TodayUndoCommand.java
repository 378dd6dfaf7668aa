package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith today undo`.
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = "Take back what was done with a card.")
public final class TodayUndoCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "KIND", index = "0", description = "answer, keep, meet or ask")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String kind;

  @Parameters(paramLabel = "ID", index = "1", description = "The number beside the card.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(
        command.commandLine().getOut(),
        remote.ask("DELETE", "/today/%s/%d".formatted(kind, id), null),
        _ -> "Taken back. The card is here again.");
    return 0;
  }
}
