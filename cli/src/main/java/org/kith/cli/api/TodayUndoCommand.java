package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith today undo`.
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = "Take back what was done with a card.")
public final class TodayUndoCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "KIND", index = "0", description = "answer, keep, meet or ask")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String kind;

  @Parameters(paramLabel = "ID", index = "1", description = "The number beside the card.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("DELETE", "/today/%s/%d".formatted(kind, id), null),
        _ -> "Taken back. The card is here again.");
    return 0;
  }
}
