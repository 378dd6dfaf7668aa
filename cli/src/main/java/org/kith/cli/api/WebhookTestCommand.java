package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith webhook test`.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Send a test now. Ends with 1 if it was not taken.")
public final class WebhookTestCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "ID", description = "The number of the webhook.")
  long id;

  @Override
  public Integer call() throws IOException {
    var came = remote.ask("POST", "/webhooks/%d/test".formatted(id), null);
    remote.say(came, WebhookLines::tested);
    return came.path("state").asString("").equals("DELIVERED") ? 0 : 1;
  }
}
