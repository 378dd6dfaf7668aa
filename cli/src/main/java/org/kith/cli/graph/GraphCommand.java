package org.kith.cli.graph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `kith graph`: builds graphs of who follows whom from lists of arcs, and looks into them.
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description = "Build graphs of who follows whom from lists of arcs, and look into them.",
    subcommands = {
      BuildCommand.class,
      InfoCommand.class,
      CheckCommand.class,
      SampleCommand.class,
      ExportCommand.class
    })
public final class GraphCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do with the graph: build, info, check, sample or export.");
  }
}
