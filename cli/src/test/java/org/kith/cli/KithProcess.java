package org.kith.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Kith in a process of its own, for tests that end it in ways a test JVM would not survive.
final class KithProcess implements AutoCloseable {

  private final Process process;
  private final URI link;

  private KithProcess(Process process, URI link) {
    this.process = process;
    this.link = link;
  }

  static KithProcess start(Path data, String... settings) throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var process =
        launch(List.of(settings), "serve", "--no-browser", "--port=" + port, "--data=" + data);
    var lines = reader(process);
    var said = new ArrayList<String>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("Kith is ready: ")) {
        return new KithProcess(process, URI.create(line.substring("Kith is ready: ".length())));
      }
      said.add(line);
    }
    throw new IOException("Kith did not start: " + String.join("\n", said));
  }

  /// The exit code and what was said, of a start that cannot succeed.
  static String failing(String... words) throws IOException, InterruptedException {
    var process = launch(List.of(), words);
    var said = new ArrayList<String>();
    var lines = reader(process);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
    }
    return process.waitFor() + " " + String.join("\n", said);
  }

  private static Process launch(List<String> settings, String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    settings.forEach(setting -> command.add("-D" + setting));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.kith.cli.Main"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (var inherited : Map.copyOf(builder.environment()).keySet()) {
      if (inherited.startsWith("KITH_") && !inherited.equals("KITH_DATABASE_URL")) {
        builder.environment().remove(inherited);
      }
    }
    return builder.start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  URI link() {
    return link;
  }

  URI url(String path) {
    return link.resolve(path);
  }

  /// Ends it at once, as a power cut would.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Asks it to stop and waits; returns its exit code.
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("Kith did not stop within a minute");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
