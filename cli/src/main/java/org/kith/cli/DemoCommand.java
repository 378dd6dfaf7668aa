package org.kith.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.kith.simulator.sample.SampleWorld;
import org.kith.store.CurrentWorkspace;
import org.kith.store.DataFolder;
import org.kith.team.Caller;
import org.kith.team.Sessions;
import org.kith.team.Workspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith demo`: the server with a sample workspace, an invented charity of which every page has
/// something to show.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Start Kith with an invented charity to look at.")
final class DemoCommand implements Runnable {

  @Mixin final ServerOptions options = new ServerOptions();

  @Option(
      names = "--live",
      description =
          "Also start a Mastodon server on this machine on which somebody speaks every few seconds, and listen to it.")
  boolean live;

  @Override
  public void run() {
    var world = world(options.dataOr("demo"));
    var town = live ? LiveTown.start() : null;
    if (town != null) {
      options.reach(town.address());
    }
    var server = KithServer.start(options, "demo");
    var link = sampleLink(server, world);
    if (town != null) {
      listen(server, town);
    }
    server.announceAndWait("/enter/" + link, !options.noBrowser);
  }

  private static void listen(KithServer server, LiveTown town) {
    var workspaces = server.bean(Workspaces.class);
    var sample = workspaces.sample().map(workspaces::get).orElseThrow();
    var owner = new SampleLoader(server::bean, System.out::println).owner(sample.id());
    var back = URI.create(server.url("/settings/accounts/back"));
    CurrentWorkspace.call(
        sample.id(),
        () ->
            new Caller(owner, sample)
                .call(() -> {
                  new LiveListening(server::bean, town).begin(back);
                  return true;
                }));
    town.speak();
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
