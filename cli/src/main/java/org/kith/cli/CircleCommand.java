package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.CircleAddCommand;
import org.kith.cli.api.CircleListCommand;
import org.kith.cli.api.CircleRemoveCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith circle`: the people we keep up with.
@Command(
    name = "circle",
    mixinStandardHelpOptions = true,
    description = "Works with the circle: over the API of a running Kith.",
    subcommands = {CircleListCommand.class, CircleAddCommand.class, CircleRemoveCommand.class})
final class CircleCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
