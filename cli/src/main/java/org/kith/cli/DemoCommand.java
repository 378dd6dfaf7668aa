package org.kith.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith demo`: the server with a sample workspace, an invented charity of which every page has
/// something to show.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Start Kith with an invented charity to look at.")
final class DemoCommand implements Runnable {

  @Mixin final ServerOptions options = new ServerOptions();

  @Override
  public void run() {
    var server = KithServer.start(options, "demo");
    server.announceAndWait("/health", !options.noBrowser);
  }
}
