package org.kith.cli.network;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `kith network`: asks about networks and tokens.
@Command(
    name = "network",
    mixinStandardHelpOptions = true,
    description = "Say what Kith can do on each network, and what a token can do.",
    subcommands = {ReportCommand.class, CheckCommand.class})
public final class NetworkCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: report or check.");
  }
}
