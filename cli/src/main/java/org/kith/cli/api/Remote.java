package org.kith.cli.api;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.kith.cli.WebAccess;
import org.kith.networks.Secret;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Deadlines;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Kith that is asked. The token comes from a file or the environment: what stands on a command
/// line is read by others on the machine, and kept by the shell.
final class Remote {

  private static final int LONGEST = 1024;

  /// How long an answer may take: a file of ten thousand people is taken in at once.
  private static final Duration LONG_WORK = Duration.ofMinutes(10);

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:KITH_SERVER:-http://127.0.0.1:8420}",
      description = "Which Kith (default: KITH_SERVER, or the one on this machine).")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file with the token alone that nobody else can read (default: the token in"
              + " KITH_API_TOKEN).")
  @Nullable Path tokenFile;

  @Option(names = "--json", description = "Print the answer as JSON.")
  boolean json;

  /// Asks, and returns what came back.
  ///
  /// @param path from `/api/v1` on
  /// @param body to send as JSON, null for none
  /// @throws IOException if that was refused; says why
  JsonNode ask(String method, String path, @Nullable Object body) throws IOException {
    var sent = body == null ? null : JsonMapper.shared().writeValueAsBytes(body);
    return ask(Request.api(method, address(path), sent), "application/json");
  }

  /// Sends a file as it is, and returns what came back.
  ///
  /// @throws IOException if that was refused; says why
  JsonNode send(String path, byte[] file) throws IOException {
    return ask(Request.api("POST", address(path), file), "application/octet-stream");
  }

  private JsonNode ask(Request plain, String contentType) throws IOException {
    var request =
        plain.with("Authorization", "Bearer " + token().value()).with("Content-Type", contentType);
    var settings =
        HttpSettings.of(URI.create("about:blank"), WebAccess.VERSION)
            .with(Reachable.alsoHosts(request.url().getRawAuthority()))
            .with(Pace.LOOPBACK)
            .with(Deadlines.USUAL.patient(LONG_WORK));
    try (var http =
        new HttpGateway(settings, InstantSource.system(), RandomGenerator.getDefault())) {
      return read(http.ask(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("It was stopped before the answer came.", e);
    }
  }

  /// Prints an answer, as JSON or in words.
  void say(JsonNode answer, Function<JsonNode, String> words) {
    var out = command.commandLine().getOut();
    out.println(json ? answer.toString() : words.apply(answer));
    out.flush();
  }

  private JsonNode read(Answer answer) throws IOException {
    return switch (answer) {
      case Answer.Fetched fetched -> tree(fetched.body());
      case Answer.NotModified _ -> tree(new byte[0]);
      case Answer.Gone gone -> throw new IOException("%s is gone.".formatted(gone.url()));
      case Answer.SlowDown slow -> throw new IOException(slow.message());
      case Answer.Refused refused -> throw new IOException(refused.message());
      case Answer.Failed failed -> throw new IOException(why(failed));
    };
  }

  private static JsonNode tree(byte[] body) throws IOException {
    try {
      return JsonMapper.shared()
          .readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
    } catch (JacksonException e) {
      throw new IOException("What came back is no JSON: this is no Kith, or one that is older.", e);
    }
  }

  /// The problem in the server's own words (RFC 9457).
  private static String why(Answer.Failed failed) throws IOException {
    var type = failed.headers().first("Content-Type").orElse("");
    if (!type.startsWith("application/problem+json")) {
      return failed.message();
    }
    var problem = tree(failed.body());
    return failed.status() == 404
        ? "There is nothing by that number."
        : problem.path("detail").asString(failed.message());
  }

  private URI address(String path) throws IOException {
    var base = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    var address =
        WebAddress.parse(base + "/api/v1" + path)
            .orElseThrow(
                () -> new IOException("%s is not an address of a Kith.".formatted(server)));
    boolean here = Set.of("127.0.0.1", "localhost", "[::1]").contains(address.getHost());
    if (!"https".equals(address.getScheme()) && !here) {
      throw new IOException(
          "%s has no https, and a token may not go over the wire in the open.".formatted(server));
    }
    return address;
  }

  private Secret token() throws IOException {
    if (tokenFile != null) {
      return new Secret(inFile(tokenFile));
    }
    var given = System.getenv("KITH_API_TOKEN");
    if (given == null || given.isBlank()) {
      throw new IOException(
          "There is no token: make one under Settings, Tokens, and name a file that holds it with"
              + " --token-file, or set KITH_API_TOKEN.");
    }
    if (!given.strip().startsWith("kith_")) {
      throw new IOException("KITH_API_TOKEN must hold a token alone: kith_…");
    }
    return new Secret(given.strip());
  }

  private static String inFile(Path file) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).stream()
            .anyMatch(
                Set.of(
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ,
                        PosixFilePermission.GROUP_WRITE,
                        PosixFilePermission.OTHERS_WRITE)
                    ::contains)) {
      throw new IOException(
          "Others on this machine can read %s. Make it yours alone: chmod 600 %s"
              .formatted(file, file));
    }
    var text = Files.size(file) > LONGEST ? "" : Files.readString(file).strip();
    if (!text.startsWith("kith_")) {
      throw new IOException("%s must hold a token alone: kith_…".formatted(file));
    }
    return text;
  }
}
