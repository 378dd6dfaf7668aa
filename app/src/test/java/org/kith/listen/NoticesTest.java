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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.jobs.Progress;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.networks.webmention.XmlRpc;
import org.kith.people.Voice;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Pages on loopback that link to ours, or say they do: told of, looked at, heard, changed, taken
/// back.
class NoticesTest {

  private static final String OURS = "https://ours.example/cause";

  @RegisterExtension final TestKith kith = new TestKith();

  /// What a server says at an address.
  private record Said(int status, String headers, String body) {}

  private final Map<String, Said> said = new ConcurrentHashMap<>();
  private HttpClient client;
  private HttpServer server;
  private HttpGateway http;
  private NoticeWork work;
  private MentionDoor door;

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

  private void answer(HttpExchange exchange) throws IOException {
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

  private String host(String name) {
    return name + ":" + server.getAddress().getPort();
  }

  private String at(String path) {
    return "http://" + host("127.0.0.1") + path;
  }

  private void says(String path, String body) {
    said.put(path, new Said(200, "", body));
  }

  private static String linking(String words) {
    return "<title>A page</title><p>%s <a href=\"%s\">this cause</a>.</p>".formatted(words, OURS);
  }

  private MentionDoor open(String sites) {
    var opened = kith.asOwner(() -> kith.bean(MentionDoors.class).open(sites));
    return ((MentionDoors.Opened.Open) opened).door();
  }

  private int tell(String source, String target) throws IOException, InterruptedException {
    return tell(door.address(), source, target);
  }

  private int tell(String address, String source, String target)
      throws IOException, InterruptedException {
    var form =
        "source=%s&target=%s"
            .formatted(
                URLEncoder.encode(source, StandardCharsets.UTF_8),
                URLEncoder.encode(target, StandardCharsets.UTF_8));
    return post("/hook/webmention/" + address, "application/x-www-form-urlencoded", form)
        .statusCode();
  }

  private HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(kith.url() + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void look() {
    kith.asOwner(() -> {
      work.run("", Progress.untold());
      return true;
    });
  }

  private void later(Duration time) {
    kith.now(kith.now().plus(time));
    look();
  }

  private List<ToldLink> told() {
    return kith.asOwner(() -> kith.bean(Notices.class).list(0, 1_000));
  }

  private ToldLink only() {
    assertThat(told()).hasSize(1);
    return told().getFirst();
  }

  private List<String> texts() {
    return strings("select text from post where gone_at is null order by id");
  }

  private List<String> mentions() {
    return strings("select t.name from mention m join topic t on t.id = m.topic_id where m.of_us");
  }

  private List<String> strings(String sql) {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ -> kith.bean(JdbcClient.class).sql(sql).query(String.class).list()));
  }

  private void hear(String path, String words) throws IOException, InterruptedException {
    says(path, linking(words));
    assertThat(tell(at(path), OURS)).isEqualTo(202);
    look();
  }

  @Test
  void aPageThatLinksToUsIsHeardAsAMentionOfUs() throws Exception {
    says("/post", linking("We like"));
    assertThat(tell(at("/post"), OURS)).isEqualTo(202);
    assertThat(texts()).as("nobody is believed unlooked").isEmpty();
    assertThat(only().state()).isEqualTo(ToldLink.State.WAITING);
    look();
    assertThat(texts()).containsExactly("We like this cause.");
    assertThat(mentions()).containsExactly(MentionDoors.TOPIC);
    assertThat(only().state()).isEqualTo(ToldLink.State.HEARD);
    var voices = kith.asOwner(() -> kith.bean(Voices.class).list(VoiceState.NEW, 0, 10));
    assertThat(voices).extracting(Voice::foundBy).containsExactly("Webmentions and Pingbacks");
    var source = kith.asOwner(() -> kith.bean(Sources.class).find(door.source()).orElseThrow());
    assertThat(source.heardAt()).isEqualTo(kith.now());
  }

  @Test
  void itIsAMentionOfUsWhateverTopicWasRemoved() throws Exception {
    kith.asOwner(() -> {
      var topics = kith.bean(Topics.class);
      topics.all().forEach(topic -> topics.remove(topic.id()));
    });
    hear("/post", "We like");
    assertThat(mentions()).hasSize(1);
  }

  @Test
  void toldAgainItIsChangedWithItsPage() throws Exception {
    hear("/post", "We like");
    says("/post", linking("We love"));
    assertThat(tell(at("/post"), OURS)).isEqualTo(202);
    look();
    assertThat(texts()).as("not sooner than five minutes").containsExactly("We like this cause.");
    later(Duration.ofMinutes(6));
    assertThat(texts()).containsExactly("We love this cause.");
    assertThat(told()).hasSize(1);
    assertThat(mentions()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          link gone  | 200 |                         | <p>No link any more.  | has no link to
          page gone  | 410 |                         | x                     | is gone for good
          not found  | 404 |                         | x                     | status 404
          header     | 200 | X-Robots-Tag: noarchive | LINK                  | asks programs not to keep it (noarchive)
          meta       | 200 |                         | LINK<meta name=robots content='none'> | asks programs not to keep it (none)
          """)
  void whatItsAuthorTakesBackGoes(String how, int status, String header, String body, String why)
      throws Exception {
    hear("/post", "We like");
    var page = body.replace("LINK", linking("We like"));
    said.put("/post", new Said(status, header == null ? "" : header, page));
    later(Duration.ofHours(30));
    assertThat(texts()).as(how).isEmpty();
    assertThat(mentions()).isEmpty();
    assertThat(only().state()).isEqualTo(ToldLink.State.GONE);
    assertThat(only().reason()).contains(why);
    later(Duration.ofDays(40));
    assertThat(told()).as("forgotten after a month, by the next work").hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aPageThatAsksNotToBeKeptNeverIs() throws Exception {
    said.put("/post", new Said(200, "X-Robots-Tag: kith: noindex", linking("We like")));
    said.put("/other", new Said(200, "X-Robots-Tag: googlebot: noindex", linking("We too")));
    tell(at("/post"), OURS);
    tell(at("/other"), OURS);
    look();
    assertThat(texts()).containsExactly("We too this cause.");
    assertThat(told())
        .extracting(ToldLink::state)
        .containsExactly(ToldLink.State.HEARD, ToldLink.State.FAILED);
  }

  @Test
  void robotsTxtIsObeyed() throws Exception {
    says("/robots.txt", "User-agent: *\nDisallow: /private");
    hear("/private/post", "We like");
    assertThat(texts()).isEmpty();
    assertThat(only().state()).isEqualTo(ToldLink.State.FAILED);
    assertThat(only().reason()).contains("robots.txt");
  }

  @Test
  void whatIsNoNoticeIsRefusedInWords() throws Exception {
    assertThat(tell(OURS, OURS)).isEqualTo(400);
    assertThat(tell("https://www.ours.example/a", OURS)).isEqualTo(400);
    assertThat(tell(at("/post"), "https://theirs.example/")).isEqualTo(400);
    assertThat(tell(at("/post"), "https://ours.example.theirs.example/")).isEqualTo(400);
    assertThat(tell("ftp://a.example/", OURS)).isEqualTo(400);
    assertThat(tell("", "")).isEqualTo(400);
    var tooLong = "source=" + "x".repeat(20_000);
    var path = "/hook/webmention/" + door.address();
    assertThat(post(path, "application/x-www-form-urlencoded", tooLong).statusCode())
        .isEqualTo(413);
    assertThat(post(path, "application/x-www-form-urlencoded", "source=%&target=%zz").statusCode())
        .isEqualTo(400);
    assertThat(told()).isEmpty();
  }

  @Test
  void aDoorOpensInItsOwnWorkspaceOnly() throws Exception {
    var token = door.address().substring(door.address().indexOf('-') + 1);
    var neighbour = TestKith.neighbour().workspace().value();
    for (var address : List.of(neighbour + "-" + token, token, "-" + token, door.address() + "x")) {
      assertThat(tell(address, at("/post"), OURS)).as(address).isEqualTo(404);
    }
    kith.asOwner(() -> kith.bean(MentionDoors.class).shut());
    assertThat(tell(at("/post"), OURS)).isEqualTo(404);
  }

  @Test
  void aPingbackIsTakenLikewise() throws Exception {
    says("/post", linking("We like"));
    var path = "/hook/pingback/" + door.address();
    var ping = new XmlRpc.Call("pingback.ping", List.of(at("/post"), OURS));
    assertThat(rpc(path, ping)).isInstanceOf(XmlRpc.Response.Value.class);
    look();
    assertThat(texts()).containsExactly("We like this cause.");
    assertThat(only().protocol()).isEqualTo(ToldLink.Protocol.PINGBACK);
    var elsewhere = new XmlRpc.Call("pingback.ping", List.of(at("/post"), "https://a.example/"));
    assertThat(((XmlRpc.Response.Fault) rpc(path, elsewhere)).code()).isEqualTo(33);
    var other = new XmlRpc.Call("system.listMethods", List.of(at("/x"), OURS));
    assertThat(((XmlRpc.Response.Fault) rpc(path, other)).code()).isEqualTo(-32601);
    var bomb =
        "<!DOCTYPE a [<!ENTITY b \"c\">]><methodCall><methodName>&b;</methodName></methodCall>";
    assertThat(post(path, "text/xml", bomb).body()).contains("-32601");
    assertThat(post(path + "x", "text/xml", bomb).statusCode()).isEqualTo(404);
    assertThat(told()).hasSize(1);
  }

  private XmlRpc.Response rpc(String path, XmlRpc.Call call) throws Exception {
    var answer = post(path, "text/xml", new String(XmlRpc.bytes(call), StandardCharsets.UTF_8));
    return XmlRpc.response(answer.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  void temporaryTroubleIsTriedAgainAndGivenUpInWords() throws Exception {
    said.put("/post", new Said(500, "", "broken"));
    tell(at("/post"), OURS);
    look();
    assertThat(only().state()).isEqualTo(ToldLink.State.WAITING);
    assertThat(only().reason()).contains("status 500");
    for (int i = 1; i < Believing.TRIES; i++) {
      assertThat(only().state()).isEqualTo(ToldLink.State.WAITING);
      later(Duration.ofHours(3));
    }
    assertThat(only().state()).isEqualTo(ToldLink.State.FAILED);
    assertThat(only().reason()).endsWith("Kith tried 8 times and gave up.");
    says("/post", linking("We like"));
    kith.asOwner(() -> kith.bean(Notices.class).again(only().id()));
    look();
    assertThat(texts()).containsExactly("We like this cause.");
  }

  @Test
  void laterTroubleTakesNothingBack() throws Exception {
    hear("/post", "We like");
    said.put("/post", new Said(503, "", "broken"));
    for (int i = 0; i < 12; i++) {
      later(Duration.ofDays(2));
    }
    assertThat(texts()).containsExactly("We like this cause.");
    assertThat(only().state()).isEqualTo(ToldLink.State.HEARD);
    assertThat(only().reason()).contains("Kith looks once a week now");
  }

  @Test
  void anAddressThatOnlyLedThereTakesNothingBack() throws Exception {
    says("/post", linking("We like"));
    var evil = "http://" + host("localhost") + "/leads";
    said.put("/leads", new Said(302, "Location: " + at("/post"), ""));
    assertThat(tell(evil, OURS)).isEqualTo(202);
    look();
    assertThat(texts()).containsExactly("We like this cause.");
    said.put("/leads", new Said(410, "", "gone"));
    tell(evil, OURS);
    later(Duration.ofMinutes(10));
    assertThat(texts()).as("the page itself says so still").hasSize(1);
    assertThat(only().state()).isEqualTo(ToldLink.State.HEARD);
    says("/leads", linking("Something else"));
    tell(evil, OURS);
    later(Duration.ofMinutes(10));
    assertThat(texts()).hasSize(2);
    said.put("/leads", new Said(410, "", "gone"));
    later(Duration.ofHours(30));
    assertThat(texts()).containsExactly("We like this cause.");
  }

  @Test
  void aPostWithTwoLinksGoesWithTheLastOfThem() throws Exception {
    var other = "https://ours.example/other";
    says("/post", linking("We like") + "<a href='%s'>more</a>".formatted(other));
    tell(at("/post"), OURS);
    tell(at("/post"), other);
    look();
    assertThat(texts()).hasSize(1);
    says("/post", linking("We like"));
    later(Duration.ofHours(30));
    assertThat(texts()).hasSize(1);
    says("/post", "<p>We do not");
    later(Duration.ofHours(30));
    assertThat(texts()).isEmpty();
  }

  @Test
  void tenThousandNoticesOfAStrangerAreBounded() {
    var notices = kith.bean(Notices.class);
    kith.asOwner(() -> {
      int full = 0;
      for (int i = 0; i < 10_000; i++) {
        var junk = "https://h%d.example/%d".formatted(i / 8, i);
        var told = notices.tell(door.address(), ToldLink.Protocol.WEBMENTION, junk, OURS);
        full += told instanceof Notices.Told.Full ? 1 : 0;
      }
      assertThat(full).isEqualTo(10_000 - NoticeStore.MOST_WAITING);
    });
    assertThat(kith.asOwner(() -> kith.bean(Notices.class).count()))
        .isEqualTo(NoticeStore.MOST_WAITING);
  }

  @Test
  void oneHostDoesNotFillTheQueue() {
    kith.asOwner(() -> {
      for (int i = 0; i < 200; i++) {
        kith.bean(Notices.class)
            .tell(door.address(), ToldLink.Protocol.PINGBACK, "https://a.example/" + i, OURS);
      }
    });
    assertThat(told()).hasSize(NoticeStore.MOST_OF_A_HOST);
    kith.asOwner(() -> {
      var other = "https://b.example/1";
      assertThat(
              kith.bean(Notices.class)
                  .tell(door.address(), ToldLink.Protocol.PINGBACK, other, OURS))
          .isInstanceOf(Notices.Told.Queued.class);
    });
  }

  @Test
  void whoTellsTooOftenIsAskedToWait() throws Exception {
    int refused = 0;
    for (int i = 0; i < 90; i++) {
      refused += tell(at("/junk" + i), OURS) == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(15, 30);
    assertThat(told()).hasSizeLessThanOrEqualTo(75);
    look();
    assertThat(told()).allMatch(link -> link.state() == ToldLink.State.FAILED);
    assertThat(told()).allMatch(link -> link.reason().contains("status 404"));
  }
}
