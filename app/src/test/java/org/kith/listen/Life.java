package org.kith.listen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One life of a process that is to be killed.
public final class Life implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Process process;
  private final Path errors;
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

  /// Where lives are lived.
  ///
  /// @param folder for the cache of classes, the log's settings and complaints
  /// @param main what runs in it
  public record Place(Path folder, String classPath, Class<?> main) {

    private static final String LOG =
        """
        <configuration>
          <appender name="ERR" class="ch.qos.logback.core.ConsoleAppender">
            <target>System.err</target>
            <encoder><pattern>%d %-5level %logger{20} %msg%n%ex</pattern></encoder>
          </appender>
          <root level="WARN"><appender-ref ref="ERR"/></root>
        </configuration>
        """;

    public static Place in(Path folder, Class<?> main) throws IOException {
      Files.writeString(folder.resolve("log.xml"), LOG);
      return new Place(folder, PackedClasses.in(folder), main);
    }
  }

  public Life(Place place, Map<String, String> orders) throws IOException {
    this.errors = place.folder().resolve("errors.txt");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + place.folder().resolve("classes.jsa"),
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=" + place.folder().resolve("log.xml")));
    command.addAll(List.of("-cp", place.classPath(), place.main().getName()));
    orders.forEach((name, value) -> command.add(name + "=" + value));
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    Thread.ofVirtual().name("life").start(this::hear);
  }

  private void hear() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("up") || line.startsWith("at ")) {
          said.add(line);
        }
      }
    } catch (IOException _) {
      // It is dead, as it should be.
      return;
    }
  }

  /// Something that is done while one waits.
  public interface Meanwhile {
    void pass();
  }

  /// Waits until it says so.
  ///
  /// @throws IOException if it does not within a minute, or dies
  public void await(String words, Meanwhile meanwhile) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      var line = said.poll(20, TimeUnit.MILLISECONDS);
      if (words.equals(line)) {
        return;
      }
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("it never said '%s': %s".formatted(words, doing()));
      }
      meanwhile.pass();
    }
  }

  /// Waits until it says something that begins with these words.
  ///
  /// @return the rest of it
  /// @throws IOException if it does not within two minutes
  public String awaitWord(String begin) throws IOException, InterruptedException {
    for (var line = said.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
        line != null;
        line = said.poll(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      if (line.startsWith(begin)) {
        return line.substring(begin.length());
      }
    }
    throw new IOException("it never said '%s': %s".formatted(begin, complaints()));
  }

  /// What it complained of and what it is doing, for whoever wants to know why it hangs.
  public String doing() throws IOException {
    return "%s; %s".formatted(complaints(), threads());
  }

  private String threads() throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print")
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("\"") || line.contains("org.kith") || line.contains("sql"))
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  private List<String> complaints() throws IOException {
    var lines = Files.exists(errors) ? Files.readAllLines(errors) : List.<String>of();
    return lines.subList(Math.max(0, lines.size() - 25), lines.size());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Waits until it has ended by itself.
  public void end() throws IOException, InterruptedException {
    end(LONGEST);
  }

  /// @param longest how long that may take
  public void end(Duration longest) throws IOException, InterruptedException {
    if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("it did not end within %s: %s".formatted(longest, doing()));
    }
    if (process.exitValue() != 0) {
      throw new IOException("it did not end well: " + complaints());
    }
  }

  /// Kills it, without a word of warning (SIGKILL).
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
