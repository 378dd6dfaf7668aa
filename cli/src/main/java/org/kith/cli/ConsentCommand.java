package org.kith.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith consent`: what is done with the log of who agreed and who refused.
@Command(
    name = "consent",
    mixinStandardHelpOptions = true,
    description = "Proves that the log of who agreed and who refused is as it was written.",
    subcommands = ConsentVerifyCommand.class)
final class ConsentCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
