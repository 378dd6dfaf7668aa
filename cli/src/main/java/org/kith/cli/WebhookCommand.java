package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.WebhookAddCommand;
import org.kith.cli.api.WebhookListCommand;
import org.kith.cli.api.WebhookRemoveCommand;
import org.kith.cli.api.WebhookTestCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith webhook`: programs that are told what happens here.
@Command(
    name = "webhook",
    mixinStandardHelpOptions = true,
    description = "Works with webhooks: over the API of a running Kith.",
    subcommands = {
      WebhookListCommand.class,
      WebhookAddCommand.class,
      WebhookTestCommand.class,
      WebhookRemoveCommand.class
    })
final class WebhookCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
