package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.Progress;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Pages on loopback that link to ours, or say they do, and the ways to tell Kith of them.
abstract class ToldPages {

  static final String OURS = "https://ours.example/cause";

  @RegisterExtension final TestKith kith = new TestKith();

  /// What a server says at an address.
  record Said(int status, String headers, String body) {}

  final Map<String, Said> said = new ConcurrentHashMap<>();
  HttpClient client;
  HttpServer server;
  HttpGateway http;
  NoticeWork work;
  MentionDoor door;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var hosts = new String[] {host("127.0.0.1"), host("localhost")};
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts(hosts))
            .with(Pace.LOOPBACK);
    var clock = kith.bean(Clock.class);
    http = new HttpGateway(settings, clock, RandomGenerator.getDefault());
    var beans = new StaticListableBeanFactory(Map.of("http", http));
    work =
        new NoticeWork(
            kith.bean(NoticeStore.class),
            kith.bean(DoorStore.class),
            new Believing(
                kith.bean(Believing.Stores.class),
                kith.bean(Listening.class),
                kith.bean(MentionDoors.class),
                beans.getBeanProvider(HttpGateway.class),
                kith.bean(Believing.Tools.class)),
            kith.bean(TransactionTemplate.class),
            clock);
    door = open("ours.example");
    // Each workspace tells from an address of its own: how often one may is limited.
    var from = "127.0.7." + (1 + kith.workspace().value() % 250);
    client = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(from)).build();
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    client.close();
    server.stop(0);
  }

  void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer =
          said.getOrDefault(exchange.getRequestURI().getPath(), new Said(404, "", "nothing"));
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      for (var line : answer.headers().lines().toList()) {
        var parts = line.split(": ", 2);
        exchange.getResponseHeaders().add(parts[0], parts[1]);
      }
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  String host(String name) {
    return name + ":" + server.getAddress().getPort();
  }

  String at(String path) {
    return "http://" + host("127.0.0.1") + path;
  }

  void says(String path, String body) {
    said.put(path, new Said(200, "", body));
  }

  static String linking(String words) {
    return "<title>A page</title><p>%s <a href=\"%s\">this cause</a>.</p>".formatted(words, OURS);
  }

  MentionDoor open(String sites) {
    var opened = kith.asOwner(() -> kith.bean(MentionDoors.class).open(sites));
    return ((MentionDoors.Opened.Open) opened).door();
  }

  int tell(String source, String target) throws IOException, InterruptedException {
    return tell(door.address(), source, target);
  }

  int tell(String address, String source, String target) throws IOException, InterruptedException {
    var form =
        "source=%s&target=%s"
            .formatted(
                URLEncoder.encode(source, StandardCharsets.UTF_8),
                URLEncoder.encode(target, StandardCharsets.UTF_8));
    return post("/hook/webmention/" + address, "application/x-www-form-urlencoded", form)
        .statusCode();
  }

  HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(kith.url() + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  void look() {
    kith.asOwner(() -> {
      work.run("", Progress.untold());
      return true;
    });
  }

  void later(Duration time) {
    kith.now(kith.now().plus(time));
    look();
  }

  List<ToldLink> told() {
    return kith.asOwner(() -> kith.bean(Notices.class).list(0, 1_000));
  }

  ToldLink only() {
    assertThat(told()).hasSize(1);
    return told().getFirst();
  }

  List<String> texts() {
    return strings("select text from post where gone_at is null order by id");
  }

  List<String> mentions() {
    return strings("select t.name from mention m join topic t on t.id = m.topic_id where m.of_us");
  }

  List<String> strings(String sql) {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ -> kith.bean(JdbcClient.class).sql(sql).query(String.class).list()));
  }

  void hear(String path, String words) throws IOException, InterruptedException {
    says(path, linking(words));
    assertThat(tell(at(path), OURS)).isEqualTo(202);
    look();
  }
}
