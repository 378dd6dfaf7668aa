package org.kith.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// What happens when somebody with many followers shares a link on the fediverse: three thousand
/// servers look it up within two seconds, while a person reads a page of Kith.
final class Herd {

  private static final int SERVERS = 3_000;
  private static final double SECONDS = 2;
  private static final double AFTER = 3; // the page is asked for on, until the herd has passed
  private static final double PAGE_MILLIS = 1_000;
  private static final int FOUND = 302;
  private static final List<String> AGENTS =
      List.of(
          "Mastodon/4.5.1 (http.rb/5.3.1; +https://town.example/)",
          "http.rb/5.1.1 (Mastodon/4.2.3; +https://town.example/) Bot",
          "Pleroma 2.9.1; https://town.example <admin@town.example>; Bot",
          "Misskey/2025.4.0 (https://town.example)",
          "Akkoma 3.15.2-0-g5e2; https://town.example",
          "gotosocial/0.19.1 (+https://town.example) SummalyBot");

  private final HostedKith kith;
  private final URI server;
  private final String cookie;
  private long answered;

  /// @param server where it answers
  /// @param cookie of somebody who may read its pages
  Herd(HostedKith kith, URI server, String cookie) {
    this.kith = kith;
    this.server = server;
    this.cookie = cookie;
  }

  /// Comes by one link.
  ///
  /// @param cameBefore how many were sent on before, all of whom are waited for
  Bar come(String path, long cameBefore) throws IOException, SQLException, InterruptedException {
    page(10, () -> false); // a first look, so that the compiler is done
    long before = humans(cameBefore);
    var passed = new AtomicBoolean();
    try (var servers = LoadGenerator.of(server.getPort(), SERVERS, path, AGENTS, FOUND);
        var reader = Executors.newSingleThreadExecutor()) {
      var pages = reader.submit(() -> page(Integer.MAX_VALUE, passed::get));
      var run = servers.atRate(SERVERS / SECONDS, SECONDS);
      TimeUnit.MILLISECONDS.sleep((long) (1_000 * AFTER));
      passed.set(true);
      var times = pages.get();
      answered = run.answered();
      long humans = humans(cameBefore + answered) - before;
      double late = times.get((int) (0.95 * times.size()));
      return new Bar(
          Text.of("%,d servers in %.0f s, and /today meanwhile", SERVERS, SECONDS),
          "none",
          "0 wrong, nobody counted, page p95 < 1,000 ms",
          Text.of(
              "%,d sent on in %.1f s, p99 %.0f ms, %d wrong, %d counted as people; page p95 %.0f ms"
                  + " of %d",
              run.answered(),
              run.seconds(),
              run.millis(0.99),
              run.wrong(),
              humans,
              late,
              times.size()),
          answered == SERVERS && run.wrong() == 0 && humans == 0 && late < PAGE_MILLIS);
    } catch (ExecutionException e) {
      throw new IOException("the page could not be read: " + e.getCause(), e);
    }
  }

  /// How many of them were sent on.
  long answered() {
    return answered;
  }

  /// Milliseconds that the page took, each time, sorted.
  private List<Double> page(int most, BooleanSupplier over)
      throws IOException, InterruptedException {
    var times = new ArrayList<Double>();
    var request = HttpRequest.newBuilder(server.resolve("/today")).header("Cookie", cookie).build();
    try (var browser = HttpClient.newHttpClient()) {
      while (times.size() < most && !over.getAsBoolean()) {
        long begin = System.nanoTime();
        var answer = browser.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
          throw new IOException("/today answers " + answer.statusCode());
        }
        times.add((System.nanoTime() - begin) / 1e6);
      }
    }
    times.sort(null);
    return times;
  }

  /// How many were counted as people once all that were answered are in the database.
  private long humans(long came) throws IOException, SQLException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    try (var db = kith.connect();
        var count =
            db.prepareStatement(
                "select count(*), count(*) filter (where kind = 'HUMAN') from click")) {
      while (true) {
        try (var rows = count.executeQuery()) {
          rows.next();
          if (rows.getLong(1) >= came || System.nanoTime() > end) {
            return rows.getLong(2);
          }
        }
        Thread.sleep(500);
      }
    }
  }
}
