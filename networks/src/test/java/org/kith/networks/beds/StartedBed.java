package org.kith.networks.beds;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real server from `testbeds/`, up for one class of tests. Where it cannot be started the tests
/// are skipped with a line that says why; where the environment says `CI=true` they fail.
final class StartedBed implements BeforeAllCallback, AfterAllCallback {

  private static final Path TESTBEDS = Path.of("..", "testbeds").toAbsolutePath().normalize();

  private final Path scripts;
  private final int port;
  private final List<String> words;
  private final String portVariable;
  private @Nullable Path folder;

  private StartedBed(String name, int port, String portVariable, String... words) {
    this.scripts = TESTBEDS.resolve(name);
    this.port = port;
    this.portVariable = portVariable;
    this.words = List.of(words);
  }

  /// A static blog of 40 posts.
  static StartedBed blog(int port) {
    return new StartedBed("hugo-nginx", port, "PORT");
  }

  /// A whole Bluesky network: PDS at `base + 3`, AppView at `base + 4`, Jetstream at `base + 5`.
  static StartedBed bluesky(int base) {
    return new StartedBed("atproto", base, "PORT_BASE", "full");
  }

  /// A Bluesky network without an AppView: accounts, their server and Jetstream.
  static StartedBed blueskyServer(int base) {
    return new StartedBed("atproto", base, "PORT_BASE", "pds");
  }

  /// WordPress with 26 posts, its database at `port + 1`.
  static StartedBed wordPress(int port) {
    return new StartedBed("wordpress", port, "PORT");
  }

  /// A file the bed wrote when it was started.
  Path file(String name) {
    return Objects.requireNonNull(folder, "the bed is up").resolve(name);
  }

  /// An address on the port that is `offset` above the first.
  URI at(String scheme, int offset, String path) {
    var host = offset == 0 ? "127.0.0.1" : "localhost";
    return URI.create("%s://%s:%d%s".formatted(scheme, host, port + offset, path));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
    folder = Files.createTempDirectory("kith-bed");
    // The bed's own database runs as another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var said = execute("start.sh", words);
    if (!said.isEmpty()) {
      var line = "The test bed " + scripts.getFileName() + " does not start here: " + said;
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(line);
      }
      Assumptions.abort(line);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
    execute("stop.sh", List.of());
  }

  /// What went wrong, empty if nothing did.
  private String execute(String script, List<String> before)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("bash", scripts.resolve(script).toString()));
    command.addAll(before);
    command.add(String.valueOf(folder));
    var log = Files.createTempFile("kith-bed", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(Map.of(portVariable, Integer.toString(port)));
    var process = builder.start();
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    var said = ended && process.exitValue() == 0 ? "" : script + ": " + Files.readString(log);
    Files.delete(log);
    return said.strip();
  }
}
