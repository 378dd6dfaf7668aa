package org.kith.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of Kith's own, in Kith's data folder: durable, on loopback only, password by scram.
///
/// It outlives a crash of Kith on purpose; the next start finds it running and adopts it.
/// PostgreSQL refuses to run as root; there it is started inside a user namespace (`unshare -U`),
/// which makes it nobody in its own eyes while its files stay root's.
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration START = Duration.ofMinutes(2); // recovery after a crash takes time
  private static final Duration STOP = Duration.ofMinutes(3); // the checkpoint after a large import
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int PORT_LINE = 3; // of postmaster.pid
  private static final int STATUS_LINE = 7;
  private static final int NOT_RUNNING = 3; // what `pg_ctl status` answers
  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      max_connections = 40
      shared_buffers = 128MB
      work_mem = 16MB
      maintenance_work_mem = 128MB
      random_page_cost = 1.1
      jit = off
      max_parallel_workers_per_gather = 0
      autovacuum_naptime = 5s
      timezone = 'UTC'
      log_timezone = 'UTC'
      log_min_duration_statement = 5s
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0
      """;

  private final Path bin;
  private final Path cluster;
  private final Path serverLog;
  private final DatabaseAddress address;

  private EmbeddedPostgres(Path bin, Path cluster, Path serverLog, DatabaseAddress address) {
    this.bin = bin;
    this.cluster = cluster;
    this.serverLog = serverLog;
    this.address = address;
  }

  /// Starts the server of a data folder, or adopts the one still running; makes the cluster first
  /// if there is none.
  ///
  /// @throws StartProblem if it cannot be started; the message names the server's log
  public static EmbeddedPostgres start(DataFolder data) {
    var bin = PostgresBinaries.unpackedIn(cache(data)).resolve("bin");
    var cluster = data.resolve("postgres");
    var secret = data.resolve("postgres.password");
    try {
      if (!Files.exists(cluster.resolve("PG_VERSION"))) {
        create(bin, cluster, secret);
      }
      var password = Files.readString(secret).strip();
      int port = runningOn(bin, cluster);
      if (port == 0) {
        port = freePort();
        startServer(bin, cluster, data.resolve("postgres.log"), port);
      } else {
        log.info("Adopted the PostgreSQL that was left running on port {}", port);
      }
      var address =
          new DatabaseAddress(
              "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "kith", password);
      return new EmbeddedPostgres(bin, cluster, data.resolve("postgres.log"), address);
    } catch (IOException e) {
      throw new StartProblem(
          "Kith cannot prepare its database in %s: %s".formatted(cluster, e.getMessage()), e);
    }
  }

  private static Path cache(DataFolder data) {
    var given = System.getenv("XDG_CACHE_HOME");
    var base =
        given == null || given.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".cache")
            : Path.of(given);
    try {
      return Files.createDirectories(base.resolve("kith"));
    } catch (IOException e) {
      return data.resolve("cache"); // a service user without a home
    }
  }

  private static void create(Path bin, Path cluster, Path secret) throws IOException {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    Files.deleteIfExists(secret);
    var posix = secret.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(secret, HexFormat.of().formatHex(bytes));
    if (Files.exists(cluster)) { // a start that was interrupted while making it
      PostgresBinaries.delete(cluster);
    }
    var made = cluster.resolveSibling("postgres.making");
    if (Files.exists(made)) {
      PostgresBinaries.delete(made);
    }
    run(
        Duration.ofMinutes(2),
        List.of(
            bin.resolve("initdb").toString(),
            "--pgdata=" + made,
            "--username=kith",
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--data-checksums"));
    Files.writeString(made.resolve("postgresql.auto.conf"), SETTINGS);
    Files.move(made, cluster);
  }

  private static void startServer(Path bin, Path cluster, Path serverLog, int port) {
    try {
      run(
          START,
          List.of(
              bin.resolve("pg_ctl").toString(),
              "--pgdata=" + cluster,
              "--log=" + serverLog,
              "--options=-p " + port,
              "--timeout=" + START.toSeconds(),
              "--wait",
              "start"));
    } catch (StartProblem e) {
      throw new StartProblem(
          "Kith's PostgreSQL did not start; its log is %s (%s)."
              .formatted(serverLog, lastLine(serverLog)),
          e);
    }
  }

  /// The port of the server that runs on this cluster, or 0. A stale pid file counts as none; one
  /// that is still starting or stopping, because a Kith was killed meanwhile, is waited for.
  private static int runningOn(Path bin, Path cluster) throws IOException {
    var pidFile = cluster.resolve("postmaster.pid");
    long end = System.nanoTime() + START.toNanos();
    while (Files.exists(pidFile) && isRunning(bin, cluster)) {
      var lines = linesOf(pidFile);
      if (lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")) {
        return Integer.parseInt(lines.get(PORT_LINE).strip());
      }
      if (System.nanoTime() > end) {
        throw new StartProblem(
            "Kith's PostgreSQL in %s neither starts nor stops; its process is %s."
                .formatted(cluster, lines.isEmpty() ? "unknown" : lines.getFirst()));
      }
      pause();
    }
    return 0;
  }

  /// False only if `pg_ctl` says so: it also fails on the pid file of a server that writes it just
  /// now, and that server is to be waited for.
  private static boolean isRunning(Path bin, Path cluster) {
    return execute(
                Duration.ofSeconds(20),
                List.of(bin.resolve("pg_ctl").toString(), "--pgdata=" + cluster, "status"))
            .code()
        != NOT_RUNNING;
  }

  private static List<String> linesOf(Path pidFile) throws IOException {
    try {
      return Files.readAllLines(pidFile);
    } catch (NoSuchFileException _) {
      return List.of(); // it has stopped
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartProblem("Interrupted while waiting for PostgreSQL.", e);
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  /// Stops the server after its checkpoint; waits as long as that takes, up to three minutes.
  @Override
  public void close() {
    try {
      run(
          STOP,
          List.of(
              bin.resolve("pg_ctl").toString(),
              "--pgdata=" + cluster,
              "--mode=fast",
              "--timeout=" + STOP.toSeconds(),
              "--wait",
              "stop"));
    } catch (StartProblem e) {
      log.warn(
          "PostgreSQL did not stop cleanly ({}); the next start will recover. Its log: {}",
          e.getMessage(),
          serverLog);
    }
  }

  private record Outcome(int code, String output) {}

  private static void run(Duration limit, List<String> command) {
    var outcome = execute(limit, command);
    if (outcome.code() != 0) {
      throw new StartProblem(outcome.output().strip().replace('\n', ' '));
    }
  }

  private static Outcome execute(Duration limit, List<String> command) {
    var asNobody = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      asNobody.addAll(List.of("unshare", "--user"));
    }
    asNobody.addAll(command);
    try {
      var output = Files.createTempFile("kith-postgres", ".out");
      try {
        // Into a file, not a pipe: the server would inherit the pipe and keep it open.
        var process =
            new ProcessBuilder(asNobody)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return new Outcome(-1, "no answer within " + limit.toSeconds() + " s");
        }
        return new Outcome(process.exitValue(), Files.readString(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new StartProblem(
          "Kith cannot run %s: %s".formatted(asNobody.getFirst(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartProblem("Interrupted while waiting for PostgreSQL.", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String lastLine(Path file) {
    try {
      var lines = Files.readAllLines(file);
      return lines.isEmpty() ? "empty" : lines.getLast();
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
