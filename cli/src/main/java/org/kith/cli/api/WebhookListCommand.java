package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith webhook list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the addresses that are told what happens here, and how each stands.")
public final class WebhookListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/webhooks", null), WebhookLines::webhooks);
    return 0;
  }
}
