package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.SourceGapsCommand;
import org.kith.cli.api.SourceListCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith source`: what is read.
@Command(
    name = "source",
    mixinStandardHelpOptions = true,
    description = "Shows what is read: over the API of a running Kith.",
    subcommands = {SourceListCommand.class, SourceGapsCommand.class})
final class SourceCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
