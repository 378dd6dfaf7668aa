package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.PostingAllowCommand;
import org.kith.cli.api.PostingShowCommand;
import org.kith.cli.api.PostingStopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith posting`: the switch that keeps everything from going out.
@Command(
    name = "posting",
    mixinStandardHelpOptions = true,
    description =
        "Stops all posting and mailing, and lets it go on: over the API of a running Kith.",
    subcommands = {PostingShowCommand.class, PostingStopCommand.class, PostingAllowCommand.class})
final class PostingCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
