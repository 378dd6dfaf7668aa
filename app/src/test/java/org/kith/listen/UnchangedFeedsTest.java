package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;

/// Requirement F10: of the readings of feeds that have not changed, at least 95 % are answered 304,
/// whichever way their servers know what a reader has. Four days by Kith's own schedule.
class UnchangedFeedsTest {

  private static final Duration FOR = Duration.ofDays(4);
  private static final DateTimeFormatter HTTP_TIME =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /// How a server knows what a reader has.
  private enum Knows {
    TAG,
    WEAK_TAG,
    TIME,
    TAG_AND_TIME,
    TAG_ELSEWHERE
  }

  @RegisterExtension final TestKith kith = new TestKith();

  private final AtomicInteger unchanged = new AtomicInteger();
  private final AtomicInteger notModified = new AtomicInteger();
  private final AtomicInteger news = new AtomicInteger();
  private final Map<String, Integer> known = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), TestKith.NETWORK_PORT);
    server = HttpServer.create(here, 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /// Each feed changes as often as its author writes.
  private int version(String path) {
    int nr = Integer.parseInt(path.replaceAll("\\D", ""));
    long hours = Duration.between(TestKith.MONDAY_MORNING, kith.now()).toHours();
    return (int) (hours / (7 + 11 * nr));
  }

  private Instant changed(String path) {
    int nr = Integer.parseInt(path.replaceAll("\\D", ""));
    return TestKith.MONDAY_MORNING.plus(Duration.ofHours((7L + 11L * nr) * version(path)));
  }

  private static Knows knows(String path) {
    int nr = Integer.parseInt(path.replaceAll("\\D", ""));
    return Knows.values()[nr % Knows.values().length];
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (!path.startsWith("/feed")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var knows = knows(path);
      if (knows == Knows.TAG_ELSEWHERE && !path.endsWith("/there")) {
        exchange.getResponseHeaders().set("Location", path + "/there");
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      int version = version(path);
      boolean same = Objects.equals(known.put(path, version), version);
      (same ? unchanged : news).incrementAndGet();
      var tag = (knows == Knows.WEAK_TAG ? "W/" : "") + "\"v%d\"".formatted(version);
      var time = HTTP_TIME.format(changed(path));
      var hasTag = exchange.getRequestHeaders().getFirst("If-None-Match");
      var hasTime = exchange.getRequestHeaders().getFirst("If-Modified-Since");
      boolean knownThere = knows == Knows.TIME ? time.equals(hasTime) : tag.equals(hasTag);
      if (knownThere) {
        assertThat(same).as("what changed is told").isTrue();
        notModified.incrementAndGet();
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      if (knows != Knows.TIME) {
        exchange.getResponseHeaders().set("ETag", tag);
      }
      if (knows == Knows.TIME || knows == Knows.TAG_AND_TIME) {
        exchange.getResponseHeaders().set("Last-Modified", time);
      }
      var body = feed(path, version).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String feed(String path, int version) {
    return "<rss version='2.0'><channel><title>%1$s</title><item><guid isPermaLink='false'>%1$s-%2$d</guid><title>Number %2$d</title></item></channel></rss>"
        .formatted(path, version);
  }

  @Test
  void f10_ofUnchangedFeedsNineteenInTwentyReadingsAreAnswered304() {
    kith.asOwner(() -> {
      for (int nr = 0; nr < 2 * Knows.values().length; nr++) {
        var address = URI.create("http://127.0.0.1:%d/feed%d".formatted(TestKith.NETWORK_PORT, nr));
        kith.bean(Sources.class).addFeed(address, address, "Feed " + nr);
      }
    });
    var end = kith.now().plus(FOR);
    while (kith.now().isBefore(end)) {
      var run = kith.asOwner(() -> kith.bean(Jobs.class).run("Reading feeds", ""));
      assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
      kith.now(next());
    }
    double part = notModified.get() / (double) unchanged.get();
    System.out.printf(
        "F10: %,d readings that brought news, %,d of unchanged feeds, %,d of them 304 (%.1f %%)%n",
        news.get(), unchanged.get(), notModified.get(), 100 * part);
    assertThat(unchanged.get()).isGreaterThan(100);
    assertThat(news.get()).isGreaterThan(20);
    assertThat(part).isGreaterThanOrEqualTo(0.95);
  }

  /// When the first feed is due again.
  private Instant next() {
    return kith.asOwner(() -> kith.bean(Sources.class).all()).stream()
        .map(Source::nextReadAt)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .filter(at -> at.isAfter(kith.now()))
        .orElseGet(() -> kith.now().plus(Duration.ofMinutes(1)));
  }
}
