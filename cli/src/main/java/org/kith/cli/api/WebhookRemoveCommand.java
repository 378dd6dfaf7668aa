package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith webhook remove`.
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Tell an address nothing any more, and forget what waits for it.")
public final class WebhookRemoveCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "ID", description = "The number of the webhook.")
  long id;

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("DELETE", "/webhooks/%d".formatted(id), null),
        _ -> "It is told nothing any more.");
    return 0;
  }
}
