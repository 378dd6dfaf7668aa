package org.kith.cli;

import java.time.Clock;
import org.kith.team.Sessions;
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
    server.announceAndWait("/enter/" + sampleLink(server), !options.noBrowser);
  }

  /// A one-time link into the sample workspace, made first if there is none.
  static String sampleLink(KithServer server) {
    var loader = new SampleLoader(server::bean, System.out::println);
    var sample = loader.sample(server.bean(Clock.class).instant());
    return server.bean(Sessions.class).linkFor(loader.owner(sample).id(), sample);
  }
}
