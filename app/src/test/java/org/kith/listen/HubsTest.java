package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.Progress;
import org.kith.networks.Secret;
import org.kith.networks.feed.FeedSchedule;
import org.kith.networks.feed.Hub;
import org.kith.networks.feed.WebSubscription;
import org.kith.networks.feed.WebSubscription.Pending;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A hub on loopback tells of a feed's news: asked for, confirmed, heard within seconds, left
/// again.
class HubsTest {

  private static final String SECRET = "s".repeat(43);

  @RegisterExtension final TestKith kith = new TestKith();

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private HttpGateway http;
  private HubWork work;
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
    var clock = kith.bean(Clock.class);
    http = new HttpGateway(settings, clock, RandomGenerator.getDefault());
    var gateway =
        new StaticListableBeanFactory(Map.of("http", http)).getBeanProvider(HttpGateway.class);
    work =
        new HubWork(
            kith.bean(HubStore.class),
            gateway,
            kith.bean(TransactionTemplate.class),
            clock,
            "https://kith.example/");
    reading =
        new FeedReading(
            kith.bean(SourceStore.class),
            kith.bean(Listening.class),
            gateway,
            kith.bean(FeedSchedule.class),
            kith.bean(FeedReading.Tools.class));
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestMethod().equals("POST")) {
        asked.add(form(sent));
        exchange.sendResponseHeaders(202, -1);
        return;
      }
      exchange.getResponseHeaders().add("Link", "</hub>; rel=\"hub\", </feed>; rel=\"self\"");
      var body = feed("One").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, String> form(String text) {
    var form = new java.util.HashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static String feed(String... titles) {
    var items = new StringBuilder();
    for (var title : titles) {
      items.append(
          "<item><guid isPermaLink='false'>%1$s</guid><title>%1$s</title></item>".formatted(title));
    }
    return "<rss version='2.0'><channel><title>River</title>%s</channel></rss>".formatted(items);
  }

  /// Of 43 characters, and no other workspace's.
  private String token() {
    return "t".repeat(24) + "%019d".formatted(kith.workspace().value());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private SourceId read() {
    var id = kith.asOwner(() -> kith.bean(Sources.class).addFeed(at("/feed"), at("/"), "River"));
    readWhatIsDue();
    return id;
  }

  private void readWhatIsDue() {
    kith.asOwner(() -> {
      reading.run("", Progress.untold());
      return true;
    });
  }

  private void askHubs() {
    kith.asOwner(() -> {
      work.run("", Progress.untold());
      return true;
    });
  }

  private List<String> titles() {
    return inTransaction(
        db -> db.sql("select title from post order by id").query(String.class).list());
  }

  private <T> T inTransaction(java.util.function.Function<JdbcClient, T> ask) {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class).execute(_ -> ask.apply(kith.bean(JdbcClient.class))));
  }

  /// What comes of a hub's question at our callback.
  private HttpResponse<String> question(String callback, Map<String, String> query)
      throws IOException, InterruptedException {
    var words = new StringBuilder();
    query.forEach((name, value) ->
        words
            .append(words.isEmpty() ? "?" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return client.send(
        HttpRequest.newBuilder(URI.create(kith.url() + path(callback) + words)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int send(String callback, String signature, String body)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(kith.url() + path(callback)))
                .header("Content-Type", "application/rss+xml")
                .header("X-Hub-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String path(String callback) {
    return URI.create(callback).getPath();
  }

  private Map<String, String> confirm(String mode) {
    return Map.of(
        "hub.mode",
        mode,
        "hub.topic",
        at("/feed").toString(),
        "hub.challenge",
        "prove it",
        "hub.lease_seconds",
        "864000");
  }

  @Test
  void aHubIsAskedConfirmedRenewedAndLeft() throws Exception {
    var source = read();
    askHubs();
    assertThat(asked).hasSize(1);
    var callback = asked.getFirst().getOrDefault("hub.callback", "");
    assertThat(callback).startsWith("https://kith.example/hook/websub/").hasSizeGreaterThan(75);
    assertThat(asked.getFirst())
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", at("/feed").toString())
        .doesNotContainKey("hub.secret");
    askHubs();
    assertThat(asked).hasSize(1);

    assertThat(question(callback, confirm("unsubscribe")).statusCode()).isEqualTo(404);
    assertThat(question(callback + "x", confirm("subscribe")).statusCode()).isEqualTo(404);
    var answer = question(callback, confirm("subscribe"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("prove it");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(question(callback, confirm("subscribe")).statusCode()).isEqualTo(404);

    kith.now(kith.now().plus(Duration.ofDays(7)));
    askHubs();
    assertThat(asked).hasSize(1);
    kith.now(kith.now().plus(Duration.ofDays(2)));
    askHubs();
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1).get("hub.callback")).isEqualTo(callback);
    assertThat(question(callback, confirm("subscribe")).statusCode()).isEqualTo(200);

    kith.asOwner(() -> kith.bean(Sources.class).remove(source));
    askHubs();
    assertThat(asked.getLast()).containsEntry("hub.mode", "unsubscribe");
    assertThat(question(callback, confirm("unsubscribe")).body()).isEqualTo("prove it");
    assertThat(send(callback, "", feed("Two"))).isEqualTo(410);
  }

  @Test
  void whatAHubCannotSignIsOnlyAReasonToRead() throws Exception {
    var source = read();
    askHubs();
    var callback = asked.getFirst().getOrDefault("hub.callback", "");
    question(callback, confirm("subscribe"));
    assertThat(send(callback, "", feed("A lie", "One"))).isEqualTo(202);
    assertThat(titles()).containsExactly("One");
    assertThat(kith.asOwner(() -> kith.bean(Sources.class).find(source).orElseThrow()).nextReadAt())
        .isEqualTo(kith.now());
    readWhatIsDue();
    assertThat(titles()).containsExactly("One");
    // It tells, so it is asked but once a day.
    assertThat(kith.asOwner(() -> kith.bean(Sources.class).find(source).orElseThrow()).nextReadAt())
        .isAfter(kith.now().plus(Duration.ofHours(20)));
  }

  private String signed(SourceId source) {
    return inTransaction(_ -> {
      var store = kith.bean(HubStore.class);
      var found = kith.bean(SourceStore.class).find(source).orElseThrow();
      store.begin(found, token(), new Secret(SECRET), kith.now());
      var hub = new Hub(URI.create("https://hub.example/"), at("/feed"));
      var ends = kith.now().plus(Duration.ofDays(9));
      store.save(
          store.byToken(token()).orElseThrow().id(),
          new WebSubscription(hub, Pending.NOTHING, ends, ends),
          ends,
          "");
      return "https://kith.example/hook/websub/" + kith.workspace().value() + "-" + token();
    });
  }

  private static String hmac(String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsSignedIsHeardAtOnceAndNothingElseIs() throws Exception {
    var source = read();
    var callback = signed(source);
    var news = feed("Two", "One");
    assertThat(send(callback, hmac(news + " "), news)).isEqualTo(202);
    assertThat(send(callback, "", news)).isEqualTo(202);
    assertThat(titles()).containsExactly("One");
    assertThat(send(callback, hmac(news), news)).isEqualTo(202);
    assertThat(titles()).containsExactly("One", "Two");
    assertThat(send(callback, hmac(news), news)).isEqualTo(202);
    assertThat(titles()).containsExactly("One", "Two");

    kith.asOwner(() -> kith.bean(Sources.class).pause(source));
    var more = feed("Three");
    assertThat(send(callback, hmac(more), more)).isEqualTo(202);
    assertThat(titles()).containsExactly("One", "Two");
  }

  @Test
  void aTokenIsOfNoUseInAnotherWorkspace() throws Exception {
    signed(read());
    var news = feed("Two");
    var neighbour = TestKith.neighbour().workspace().value();
    for (var callback :
        List.of(neighbour + "-" + token(), token(), "-" + token(), "999999999-" + token())) {
      assertThat(send("https://kith.example/hook/websub/" + callback, hmac(news), news))
          .as(callback)
          .isEqualTo(410);
    }
    assertThat(titles()).containsExactly("One");
  }
}
