package org.kith.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// How long the pages of every morning take where much is known: 100,000 voices, 5,000 persons, two
/// million posts, made by `town.sql`. One reader asks a Kith as it is shipped over HTTP, on
/// loopback, and reads each page to its end. What Kith keeps from one request to the next is what
/// it learned from "not about us" and how audiences overlap, until either changes; and which
/// accounts spoke on which day, as it counts that every quarter of an hour.
final class PagesBench {

  private static final int PRACTICE = 40; // requests, so that the compiler is done
  private static final int REQUESTS = 200;
  private static final int REFUSING = 60; // persons

  private final Path root;
  private final List<Bar> bars = new ArrayList<>();

  PagesBench(Path root) {
    this.root = root;
  }

  /// A page with what is asked of its p95 in milliseconds, 0 if nothing is.
  private record Asked(String page, String name, double most) {}

  void run() throws IOException, SQLException, InterruptedException {
    var data = Files.createTempDirectory("kith-bench");
    System.out.println("Machine: " + Machine.describe());
    try (var kith = new HostedKith(root, data, "127.0.0.1:1");
        var browser = HttpClient.newHttpClient()) {
      var entered = kith.obey("enter").split(" ", 2);
      long person;
      try (var db = kith.connect()) {
        settle(db);
        person = firstPerson(db);
      }
      for (int i = 0; i < REFUSING; i++) {
        kith.obey("refuse " + (person + 50L * i));
      }
      kith.obey("settle");
      for (var asked : pages(person + 1)) {
        measure(browser, URI.create("http://127.0.0.1:" + entered[0]), entered[1], asked);
      }
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
        .write("Pages", "bench/run pages", table.toString());
  }

  private static List<Asked> pages(long person) {
    return List.of(
        new Asked("/today", "Today", 300),
        new Asked("/people", "People, the circle by next step", 400),
        new Asked("/people?view=everybody&sort=name", "People, everybody by name", 400),
        new Asked("/people?view=everybody&sort=-spoke", "People, everybody by who spoke", 400),
        new Asked("/people?view=losing", "People, losing touch", 400),
        new Asked("/people/" + person, "one person", 0),
        new Asked("/voices", "Voices", 0));
  }

  /// Makes the town. Statements are parted by a semicolon at the end of a line.
  private static void settle(Connection db) throws SQLException {
    long begin = System.nanoTime();
    try (var statement = db.createStatement()) {
      statement.execute("select set_config('kith.workspace', min(id)::text, false) from workspace");
      for (var sql : town().split(";\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      statement.execute("vacuum analyze");
    }
    System.out.println(Text.of("The town was made in %.0f s.", (System.nanoTime() - begin) / 1e9));
  }

  private static String town() {
    try (var in = PagesBench.class.getResourceAsStream("town.sql")) {
      return new String(
          Objects.requireNonNull(in, "it comes with this class").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long firstPerson(Connection db) throws SQLException {
    try (var query = db.prepareStatement("select min(id) from person");
        var rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void measure(HttpClient browser, URI kith, String cookie, Asked asked)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(kith.resolve(asked.page())).header("Cookie", cookie).build();
    var times = new double[REQUESTS];
    long bytes = 0;
    for (int i = -PRACTICE; i < REQUESTS; i++) {
      long begin = System.nanoTime();
      var answer = browser.send(request, BodyHandlers.ofByteArray());
      double took = (System.nanoTime() - begin) / 1e6;
      if (answer.statusCode() != 200) {
        throw new IOException(asked.page() + " answers " + answer.statusCode());
      }
      bytes = answer.body().length;
      if (i >= 0) {
        times[i] = took;
      }
    }
    Arrays.sort(times);
    double late = times[(int) (0.95 * REQUESTS)];
    var bar =
        new Bar(
            asked.name(),
            "none",
            asked.most() == 0 ? "none" : Text.of("p95 < %.0f ms", asked.most()),
            Text.of(
                "p50 %.0f ms, p95 %.0f ms, most %.0f ms; %,d kB",
                times[REQUESTS / 2], late, times[REQUESTS - 1], bytes / 1000),
            asked.most() == 0 || late < asked.most());
    System.out.println(bar.row());
    bars.add(bar);
  }
}
