package org.kith.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A Kith in a process of its own, for tests that end it in ways a test JVM would not survive.
final class KithProcess implements AutoCloseable {

  private static final String READY = "Kith is ready: ";
  private static final Path HERE = Path.of("").toAbsolutePath();

  private final Process process;
  private final CompletableFuture<URI> link = new CompletableFuture<>();
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  private KithProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().name("kith-process-output").start(this::listen);
  }

  /// Starts it and waits until it is ready.
  static KithProcess start(Path data, String... settings) throws IOException {
    var kith = begin(data, settings);
    kith.awaitReady();
    return kith;
  }

  /// Starts it, and does not wait.
  static KithProcess begin(Path data, String... settings) throws IOException {
    return new KithProcess(
        launch(
            HERE,
            List.of(settings),
            "serve",
            "--no-browser",
            "--port=" + freePort(),
            "--data=" + data));
  }

  /// Starts the demo that goes on talking, and waits until it is ready.
  static KithProcess liveDemo(Path data) throws IOException {
    var kith =
        new KithProcess(
            launch(
                HERE,
                List.of(),
                "demo",
                "--live",
                "--no-browser",
                "--port=" + freePort(),
                "--data=" + data));
    kith.awaitReady();
    return kith;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void listen() {
    try (var lines = reader(process)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.startsWith(READY)) {
          link.complete(URI.create(line.substring(READY.length())));
        }
      }
    } catch (IOException e) {
      said.add(String.valueOf(e.getMessage())); // a killed process's pipe may break
    }
    link.completeExceptionally(new IOException("Kith ended: " + String.join("\n", said)));
  }

  void awaitReady() throws IOException {
    try {
      link.get(5, TimeUnit.MINUTES); // making the sample takes its time
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IOException("Kith did not start: " + String.join("\n", said), e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Kith started", e);
    }
  }

  /// Lets it run for a while.
  ///
  /// @throws IllegalStateException if it ended by itself meanwhile
  void letRun(Duration time) throws InterruptedException {
    if (process.waitFor(time)) {
      throw new IllegalStateException(
          "Kith ended by itself (%d): %s".formatted(process.exitValue(), String.join("\n", said)));
    }
  }

  /// The exit code and what was said, of a start that cannot succeed.
  static String failing(String... words) throws IOException, InterruptedException {
    return ended(HERE, words);
  }

  /// The exit code and what was said, of a command that ends by itself.
  static String ended(Path folder, String... words) throws IOException, InterruptedException {
    var process = launch(folder, List.of(), words);
    var said = new ArrayList<String>();
    var lines = reader(process);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
    }
    return process.waitFor() + " " + String.join("\n", said);
  }

  private static Process launch(Path folder, List<String> settings, String... words)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    settings.forEach(setting -> command.add("-D" + setting));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.kith.cli.Main"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
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
    return link.join();
  }

  URI url(String path) {
    return link().resolve(path);
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
