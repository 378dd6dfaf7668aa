package org.kith.cli.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.cli.WebAccess;
import org.kith.networks.Secret;
import org.kith.networks.http.WebAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith network check`: what a token can do, in words.
///
/// The token comes from a file or the environment: what stands on a command line is read by others
/// on the machine, and kept by the shell.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Say what a token can do, asking its network and changing nothing there.",
    footer = "Without --token-file the token is taken from KITH_TOKEN.")
final class CheckCommand implements Callable<Integer> {

  private static final int LONGEST = 16 << 10;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Parameters(paramLabel = "NETWORK", description = "bluesky, facebook, instagram, mastodon or x")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String network;

  @Option(names = "--token-file", paramLabel = "FILE", description = "A file with the token alone.")
  @Nullable Path tokenFile;

  @Option(
      names = "--app-secret-file",
      paramLabel = "FILE",
      description = "A file with the secret of the app, where Meta requires requests to be signed.")
  @Nullable Path appSecretFile;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Ask here: a server of the fediverse, or a fake of a network.")
  @Nullable String server;

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  boolean json;

  @Mixin final WebAccess web = new WebAccess();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var with =
        new Checks.With(token(), server(), appSecretFile == null ? null : secret(appSecretFile));
    try (var http = web.open()) {
      var standing = new Checks(http, InstantSource.system()).of(network, with).check();
      var out = command.commandLine().getOut();
      out.println(json ? StandingJson.of(standing) : StandingWords.of(standing));
      out.flush();
      return standing.isConnected() ? 0 : 1;
    }
  }

  private Secret token() throws IOException {
    if (tokenFile != null) {
      return secret(tokenFile);
    }
    var given = System.getenv("KITH_TOKEN");
    if (given == null || given.isBlank()) {
      throw new IOException(
          "There is no token: name a file that holds it with --token-file, or set KITH_TOKEN.");
    }
    return new Secret(given.strip());
  }

  private static Secret secret(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IOException("%s is too large to hold a token alone.".formatted(file));
    }
    var text = Files.readString(file).strip();
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IOException("%s must hold the token alone, in one line.".formatted(file));
    }
    return new Secret(text);
  }

  private @Nullable URI server() throws IOException {
    if (server == null) {
      return null;
    }
    var address = server.contains("://") ? server : "https://" + server;
    return WebAddress.parse(address)
        .orElseThrow(
            () -> new IOException("%s is not a web address Kith opens.".formatted(server)));
  }
}
