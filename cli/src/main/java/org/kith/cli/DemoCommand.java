package org.kith.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.kith.simulator.sample.SampleWorld;
import org.kith.store.DataFolder;
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
    var world = world(options.dataOr("demo"));
    var server = KithServer.start(options, "demo");
    server.announceAndWait("/enter/" + sampleLink(server, world), !options.noBrowser);
  }

  /// The world that a sample in this folder is made of, if one is made. Where nothing was kept yet
  /// it is begun at once, while the database is made.
  static Supplier<SampleWorld> world(Path folder) {
    Supplier<SampleWorld> world =
        () -> SampleWorld.generate(SampleLoader.SEED, Clock.systemUTC().instant());
    return DataFolder.isNew(folder)
        ? CompletableFuture.supplyAsync(world, Thread.ofPlatform().daemon()::start)::join
        : world;
  }

  /// A one-time link into the sample workspace, made first if there is none.
  static String sampleLink(KithServer server, Supplier<SampleWorld> world) {
    var loader = new SampleLoader(server::bean, System.out::println);
    var sample = loader.sample(world);
    return server.bean(Sessions.class).linkFor(loader.owner(sample).id(), sample);
  }
}
