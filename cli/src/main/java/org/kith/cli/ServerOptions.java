package org.kith.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.store.DataFolder;
import picocli.CommandLine.Option;

/// What `serve` and `demo` have in common.
final class ServerOptions {

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8420",
      description = "The port on this machine (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where everything is kept (default: data/kith, data/demo for the demo).")
  @Nullable Path data;

  @Option(names = "--no-browser", description = "Do not open a browser.")
  boolean noBrowser;

  @Option(
      names = "--upgrade",
      description =
          "Allow this Kith to upgrade the database of KITH_DATABASE_URL; back it up first.")
  boolean upgrade;

  @Option(names = "--development", hidden = true, description = "Show /design.")
  boolean development;

  private @Nullable URI reached;
  private boolean working = true;

  /// Lets Kith ask a server of this machine, which it otherwise never does.
  void reach(URI server) {
    reached = server;
  }

  /// Starts without a port that somebody knows and without work of its own: for a command that does
  /// one thing and ends.
  void forOneThing() {
    port = 0;
    working = false;
  }

  Path dataOr(String name) {
    if (data != null) {
      return data;
    }
    var home = System.getenv("KITH_HOME");
    return Path.of(home == null || home.isBlank() ? "." : home, "data", name);
  }

  /// Settings of the application that follow from the options.
  Map<String, Object> properties(DataFolder data) {
    return Map.of(
        "kith.network.hosts", reached == null ? "" : reached.getAuthority(),
        "kith.jobs", Boolean.toString(working),
        "kith.exports", data.resolve("exports").toString(),
        "kith.clicks", data.resolve("clicks").toString(),
        "kith.graphs", data.resolve("graphs").toString(),
        "kith.keys", data.resolve("keys").toString(),
        "server.port", Integer.toString(port),
        "kith.development", Boolean.toString(development));
  }
}
