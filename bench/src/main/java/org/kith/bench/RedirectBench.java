package org.kith.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How fast people who follow tracked links are sent on, each click on disk before the answer;
/// beside it nginx, which answers 302 and writes nothing down: what this machine can do at all. The
/// load comes from this machine too.
final class RedirectBench {

  private static final int LINKS = 1_000;
  private static final int BROWSERS = 64;
  private static final double SATURATED = 20_000; // a second
  private static final double PRACTICE_SECONDS = 15;
  private static final double SECONDS = 10;
  private static final double PACED = 1_000;
  private static final double PACED_SECONDS = 60;
  private static final double PACED_MILLIS = 25;
  private static final int FOUND = 302;

  private final Path root;
  private final List<Bar> bars = new ArrayList<>();
  private long answered;

  RedirectBench(Path root) {
    this.root = root;
  }

  void run() throws IOException, SQLException, InterruptedException {
    var data = Files.createTempDirectory("kith-bench");
    System.out.println("Machine: " + Machine.describe());
    try (var kith = new HostedKith(root, data, "127.0.0.1:1")) {
      var entered = kith.obey("enter").split(" ", 2);
      int port = Integer.parseInt(entered[0]);
      var paths = List.of(kith.obey("links " + LINKS).split(" ", -1));
      var nginx = nginx(data);
      try (var people = new LoadGenerator(port, BROWSERS, paths, FOUND)) {
        compare(kith, people, nginx.port(), paths);
        paced(people);
      } finally {
        nginx.process().destroy();
        nginx.process().waitFor(10, TimeUnit.SECONDS);
      }
      herd(kith, port, entered[1], paths.getFirst());
      kept(kith);
    } finally {
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    var table = new StringBuilder(Bar.HEAD);
    bars.forEach(bar -> table.append(bar.row()).append('\n'));
    new Results(root.resolve("bench/results.md"))
        .write("Redirects", "bench/run redirects", table.toString());
  }

  /// A B A B.
  private void compare(HostedKith kith, LoadGenerator people, int nginx, List<String> paths)
      throws IOException {
    answered += people.asFastAsItGoes(PRACTICE_SECONDS).answered();
    try (var reference = new LoadGenerator(nginx, BROWSERS, paths, FOUND)) {
      for (int turn = 1; turn <= 2; turn++) {
        var before = kith.cpu();
        var ours = people.asFastAsItGoes(SECONDS);
        var took = kith.cpu().since(before);
        answered += ours.answered();
        var theirs = reference.asFastAsItGoes(SECONDS);
        add(
            Text.of("%d browsers, as fast as it goes, turn %d", BROWSERS, turn),
            Text.of(
                "nginx, nothing written: %,.0f/s, p99 %.1f ms",
                theirs.perSecond(), theirs.millis(0.99)),
            "≥ 20,000/s",
            Text.of(
                "%,.0f/s, %.0f %% of nginx; p50 %.1f ms, p99 %.1f ms; processor: Kith %.0f µs,"
                    + " PostgreSQL %.0f µs a click; %d wrong",
                ours.perSecond(),
                100 * ours.perSecond() / theirs.perSecond(),
                ours.millis(0.5),
                ours.millis(0.99),
                1e6 * took.kith() / ours.answered(),
                1e6 * took.postgres() / ours.answered(),
                ours.wrong()),
            ours.perSecond() >= SATURATED && ours.wrong() == 0);
      }
    }
  }

  private void paced(LoadGenerator people) throws IOException {
    var run = people.atRate(PACED, PACED_SECONDS);
    answered += run.answered();
    add(
        "1,000/s for 60 s, counted from when each was due",
        "none",
        "p99 ≤ 25 ms",
        Text.of(
            "p50 %.1f ms, p99 %.1f ms, most %.0f ms; %,d answered, %d wrong",
            run.millis(0.5), run.millis(0.99), run.millis(1), run.answered(), run.wrong()),
        run.millis(0.99) <= PACED_MILLIS && run.wrong() == 0);
  }

  private void herd(HostedKith kith, int port, String cookie, String path)
      throws IOException, SQLException, InterruptedException {
    var herd = new Herd(kith, URI.create("http://127.0.0.1:" + port), cookie);
    var bar = herd.come(path, answered);
    answered += herd.answered();
    System.out.println(bar.row());
    bars.add(bar);
  }

  private void kept(HostedKith kith) throws IOException, SQLException, InterruptedException {
    long kept = 0;
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    try (var db = kith.connect();
        var count = db.prepareStatement("select count(*) from click")) {
      while (kept < answered && System.nanoTime() < end) {
        Thread.sleep(500);
        try (var rows = count.executeQuery()) {
          rows.next();
          kept = rows.getLong(1);
        }
      }
    }
    add(
        "clicks in the database, beside what was answered",
        "none",
        "each once",
        Text.of("%,d answered, %,d kept", answered, kept),
        kept == answered);
  }

  private void add(String work, String peer, String asked, String measured, boolean met) {
    var bar = new Bar(work, peer, asked, measured, met);
    System.out.println(bar.row());
    bars.add(bar);
  }

  private record Nginx(int port, Process process) {}

  private static Nginx nginx(Path data) throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var folder = Files.createDirectory(data.resolve("nginx"));
    var settings = folder.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        daemon off;
        worker_processes auto;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          keepalive_requests 100000000;
          server {
            listen 127.0.0.1:%2$d;
            location / { return 302 https://harvestline.example/shelf; }
          }
        }
        """
            .formatted(folder, port));
    var process =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    for (int i = 0; i < 100 && !Files.exists(folder.resolve("pid")); i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new Nginx(port, process);
  }
}
