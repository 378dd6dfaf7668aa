package org.kith.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith person`: what somebody may ask of whoever holds data about them.
@Command(
    name = "person",
    mixinStandardHelpOptions = true,
    description = "Gives out all that is held about one person, or erases it.",
    subcommands = {PersonExportCommand.class, PersonEraseCommand.class})
final class PersonCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
