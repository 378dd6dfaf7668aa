package org.kith.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The process of a [KithHost], seen from outside.
final class HostedKith implements AutoCloseable {

  private static final List<String> AS_SHIPPED =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms48m",
          "-Xmx1g",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Path data;
  private final Process process;
  private final BufferedReader said;
  private final PrintStream orders;

  /// Seconds of processor time.
  record Cpu(double kith, double postgres) {
    Cpu since(Cpu before) {
      return new Cpu(kith - before.kith, postgres - before.postgres);
    }
  }

  /// @param root of the checkout
  /// @param data where it keeps everything
  /// @param hosts what it may reach on loopback
  HostedKith(Path root, Path data, String hosts) throws IOException {
    this.data = data;
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(AS_SHIPPED);
    var more = System.getenv("KITH_BENCH_JVM"); // a profiler's option, for whoever looks closer
    if (more != null && !more.isBlank()) {
      command.addAll(List.of(more.split(" ", -1)));
    }
    command.addAll(List.of("-Dkith.logs=" + data.resolve("logs"), "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(root.toString(), "kith-host", data.toString(), hosts));
    process = new ProcessBuilder(command).redirectError(data.resolve("kith.err").toFile()).start();
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answer("start");
  }

  String obey(String order) throws IOException {
    orders.println(order);
    return answer(order);
  }

  private String answer(String order) throws IOException {
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(KithHost.ANSWER)) {
        return line.substring(KithHost.ANSWER.length());
      }
      System.err.println(line);
    }
    var why = Files.readString(data.resolve("kith.err")).lines().limit(20).toList();
    throw new IOException("Kith ended at '%s': %s".formatted(order, why));
  }

  /// The database, past all walls.
  Connection connect() throws IOException, SQLException {
    var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    var password = Files.readString(data.resolve("postgres.password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/postgres", "kith", password);
  }

  Cpu cpu() throws IOException {
    long postmaster =
        Long.parseLong(
            Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
    double postgres =
        ProcessHandle.allProcesses()
            .filter(p -> p.parent().map(ProcessHandle::pid).orElse(0L) == postmaster)
            .mapToDouble(HostedKith::seconds)
            .sum();
    return new Cpu(seconds(process.toHandle()), postgres);
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(d -> d.toMillis() / 1000.0).orElse(0.0);
  }

  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
