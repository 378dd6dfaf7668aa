package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.Progress;
import org.kith.networks.feed.FeedSchedule;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Invariant 4, nothing fails silently: what becomes of a feed whose server answers well, badly or
/// not at all.
class FeedReadingTest {

  @RegisterExtension final TestKith kith = new TestKith();

  /// What a server says at an address.
  private record Said(int status, Map<String, String> headers, String body) {}

  private final Map<String, Said> said = new ConcurrentHashMap<>();
  private HttpServer server;
  private HttpGateway http;
  private FeedReading reading;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1:" + server.getAddress().getPort()))
            .with(Pace.LOOPBACK);
    http = new HttpGateway(settings, kith.bean(Clock.class), RandomGenerator.getDefault());
    var beans = new StaticListableBeanFactory(Map.of("http", http));
    reading =
        new FeedReading(
            kith.bean(SourceStore.class),
            kith.bean(Listening.class),
            beans.getBeanProvider(HttpGateway.class),
            kith.bean(FeedSchedule.class),
            kith.bean(FeedReading.Tools.class));
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var answer = said.getOrDefault(path, new Said(404, Map.of(), ""));
      var tag = exchange.getRequestHeaders().getFirst("If-None-Match");
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (tag != null && tag.equals(answer.headers().get("ETag"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void says(String path, int status, Map<String, String> headers, String body) {
    said.put(path, new Said(status, headers, body));
  }

  private static String feed(String... titles) {
    var items = new StringBuilder();
    for (var title : titles) {
      items.append(
          "<item><guid isPermaLink='false'>%1$s</guid><title>%1$s</title></item>".formatted(title));
    }
    return "<rss version='2.0'><channel><title>River notes</title>%s</channel></rss>"
        .formatted(items);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private SourceId add(String path) {
    return kith.asOwner(() -> kith.bean(Sources.class).addFeed(at(path), at("/"), path));
  }

  private void readWhatIsDue() {
    kith.asOwner(() -> {
      reading.run("", Progress.untold());
      return true;
    });
  }

  private Source source(SourceId id) {
    return kith.asOwner(() -> kith.bean(Sources.class).find(id).orElseThrow());
  }

  private List<String> texts() {
    return column("text");
  }

  private List<String> titles() {
    return column("title");
  }

  private List<String> column(String name) {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql("select " + name + " from post order by id")
                    .query(String.class)
                    .list()));
  }

  private void passes(Duration time) {
    kith.now(kith.now().plus(time));
  }

  @Test
  void whatIsNewIsHeardOnceAndAnUnchangedFeedIsNotReadAgain() {
    says("/feed", 200, Map.of("ETag", "\"1\""), feed("One"));
    var feed = add("/feed");
    readWhatIsDue();
    assertThat(titles()).containsExactly("One");
    assertThat(source(feed).heardAt()).isEqualTo(kith.now());
    assertThat(source(feed).nextReadAt())
        .isBetween(
            kith.now().plus(Duration.ofMinutes(50)), kith.now().plus(Duration.ofMinutes(70)));

    passes(Duration.ofHours(2));
    readWhatIsDue();
    assertThat(source(feed).readAt()).isEqualTo(kith.now());
    assertThat(source(feed).heardAt()).isBefore(kith.now());

    says("/feed", 200, Map.of("ETag", "\"2\""), feed("Two", "One"));
    passes(Duration.ofHours(2));
    readWhatIsDue();
    assertThat(titles()).containsExactly("One", "Two");
  }

  @Test
  void overWhateverKithStumblesTheOtherFeedsAreRead() {
    says("/feed", 200, Map.of(), feed("One"));
    var odd = add("/odd");
    add("/feed");
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql("update source set offered_by = 'http://[' where id = :id")
                    .param("id", odd.value())
                    .update()));
    readWhatIsDue();
    assertThat(titles()).containsExactly("One");
    assertThat(source(odd))
        .returns(Source.State.RETRYING, Source::state)
        .returns(1, Source::failures)
        .returns(Accesses.MISTAKE, Source::reason);
    assertThat(source(odd).nextReadAt()).isAfter(kith.now());
  }

  @Test
  void aFailureIsSaidAndTriedAgainLaterAndLater() {
    says("/feed", 500, Map.of(), "");
    var feed = add("/feed");
    var waits = new ArrayList<Duration>();
    for (int i = 0; i < 4; i++) {
      readWhatIsDue();
      var now = source(feed);
      assertThat(now.state()).isEqualTo(Source.State.RETRYING);
      assertThat(now.reason()).contains("500");
      assertThat(now.isTrouble()).isTrue();
      assertThat(now.failures()).isEqualTo(i + 1);
      waits.add(Duration.between(kith.now(), now.nextReadAt()));
      kith.now(now.nextReadAt());
    }
    assertThat(waits).isSorted();

    says("/feed", 200, Map.of(), feed("Back"));
    readWhatIsDue();
    assertThat(source(feed).state()).isEqualTo(Source.State.WORKING);
    assertThat(source(feed).reason()).isEmpty();
    assertThat(source(feed).failures()).isZero();
    assertThat(titles()).containsExactly("Back");
  }

  @Test
  void f10AFeedIsAskedAsOftenAsItSpeaks() {
    says("/feed", 200, Map.of(), feed("0"));
    var feed = add("/feed");
    readWhatIsDue();
    for (int i = 1; i < 9; i++) {
      says("/feed", 200, Map.of(), feed("" + i));
      kith.now(source(feed).nextReadAt());
      readWhatIsDue();
    }
    assertThat(titles()).hasSize(9);
    assertThat(Duration.between(kith.now(), source(feed).nextReadAt()))
        .isBetween(Duration.ofMinutes(12), Duration.ofMinutes(18));
    for (int i = 0; i < 30; i++) {
      kith.now(source(feed).nextReadAt());
      readWhatIsDue();
    }
    assertThat(Duration.between(kith.now(), source(feed).nextReadAt()))
        .isBetween(Duration.ofHours(20), Duration.ofHours(28));
  }

  @Test
  void f10WhatIsMissingTenTimesIsPausedAndSaid() {
    var feed = add("/feed");
    for (int i = 0; i < 10; i++) {
      assertThat(source(feed).state()).isNotEqualTo(Source.State.GONE);
      kith.now(source(feed).nextReadAt());
      readWhatIsDue();
    }
    assertThat(source(feed).state()).isEqualTo(Source.State.GONE);
    assertThat(source(feed).isTrouble()).isTrue();
    assertThat(source(feed).reason()).contains("10 times").contains("404");
    says("/feed", 200, Map.of(), feed("Back"));
    kith.asOwner(() -> kith.bean(Sources.class).readNow(feed));
    readWhatIsDue();
    assertThat(titles()).containsExactly("Back");
  }

  @Test
  void theWholeTextIsReadOnlyWhereASourceSaysSo() {
    var item =
        "<rss version='2.0'><channel><title>River</title><item><guid>%s</guid><description>The"
            + " river rose by two metres …</description></item></channel></rss>";
    var paragraph = "<p>The river rose by two metres last night, and nobody had warned us.</p>";
    says("/robots.txt", 404, Map.of(), "");
    for (var page : List.of("/1", "/2")) {
      says(
          page,
          200,
          Map.of("Content-Type", "text/html"),
          "<main>" + paragraph.repeat(9) + "</main>");
    }
    says("/feed", 200, Map.of(), item.formatted(at("/1")));
    var feed = add("/feed");
    readWhatIsDue();
    assertThat(texts()).containsExactly("The river rose by two metres …");
    kith.asOwner(() -> kith.bean(Sources.class).wholeText(feed, true));
    says("/feed", 200, Map.of(), item.formatted(at("/2")));
    kith.now(source(feed).nextReadAt());
    readWhatIsDue();
    assertThat(texts()).hasSize(2).last().asString().hasSizeGreaterThan(400);
  }

  @Test
  void aServerThatAsksForTimeGetsIt() {
    says("/feed", 429, Map.of("Retry-After", "7200"), "");
    var feed = add("/feed");
    readWhatIsDue();
    assertThat(source(feed).state()).isEqualTo(Source.State.RETRYING);
    assertThat(source(feed).nextReadAt()).isAfterOrEqualTo(kith.now().plus(Duration.ofHours(2)));
  }

  @Test
  void aWebPageIsNamedAsSuchAndOneBrokenFeedKeepsNobodyWaiting() {
    says("/page", 200, Map.of("Content-Type", "text/html"), "<html><body>Hello</body></html>");
    says("/feed", 200, Map.of(), feed("One"));
    var page = add("/page");
    var feed = add("/feed");
    readWhatIsDue();
    assertThat(source(page).reason()).contains("a web page").contains("looks for its feeds");
    assertThat(source(feed).state()).isEqualTo(Source.State.WORKING);
    assertThat(titles()).containsExactly("One");
  }

  @Test
  void goneForGoodIsSaidAndNotAskedAgain() {
    says("/feed", 410, Map.of(), "");
    var feed = add("/feed");
    readWhatIsDue();
    assertThat(source(feed).state()).isEqualTo(Source.State.GONE);
    assertThat(source(feed).reason()).contains("gone for good");

    says("/feed", 200, Map.of(), feed("Never heard"));
    passes(Duration.ofDays(30));
    readWhatIsDue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void whoMovedIsReadWhereTheyWent() {
    says("/old", 301, Map.of("Location", "/new"), "");
    says("/new", 200, Map.of(), feed("One"));
    var feed = add("/old");
    readWhatIsDue();
    assertThat(source(feed).address()).isEqualTo(at("/new").toString());
    readWhatIsDue();
    assertThat(titles()).containsExactly("One");
  }

  @Test
  void whoMovedToWhereWeReadAlreadyIsNotAskedForever() {
    says("/old", 301, Map.of("Location", "/new"), "");
    says("/new", 200, Map.of(), feed("One"));
    var stays = add("/new");
    var moved = add("/old");
    readWhatIsDue();
    assertThat(source(moved).state()).isEqualTo(Source.State.GONE);
    assertThat(source(moved).reason()).contains(at("/new").toString()).contains("already");
    assertThat(source(stays).state()).isEqualTo(Source.State.WORKING);
    assertThat(titles()).containsExactly("One");
  }

  @Test
  void whatAMemberPausedIsLeftAlone() {
    says("/feed", 200, Map.of(), feed("One"));
    var feed = add("/feed");
    kith.asOwner(() -> kith.bean(Sources.class).pause(feed));
    readWhatIsDue();
    assertThat(titles()).isEmpty();
    assertThat(source(feed).isTrouble()).isFalse();

    kith.asOwner(() -> kith.bean(Sources.class).readNow(feed));
    readWhatIsDue();
    assertThat(titles()).containsExactly("One");
    assertThat(source(feed).readAt()).isEqualTo(kith.now());
  }
}
