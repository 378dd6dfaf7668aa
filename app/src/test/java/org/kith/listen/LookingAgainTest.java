package org.kith.listen;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.AccountConnected;
import org.kith.connect.DocumentedNetwork;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P6 where nobody tells of what was taken back: it is found out within a day, for each
/// network in its own way.
class LookingAgainTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final String NOT_THERE =
      """
      {"error": {"message": "Unsupported get request. Object with ID '1' does not exist, cannot be loaded due to missing permissions, or does not support this operation",
                 "type": "GraphMethodException", "code": 100, "error_subcode": 33}}
      """;

  @RegisterExtension final TestKith kith = new TestKith();

  /// A Kith whose one network is a documented one, and which has heard what that says.
  private final class Heart {
    final AccountReading reading;
    final LookingAgain looking;

    Heart(DocumentedNetwork network) {
      var house = kith.bean(Accesses.House.class);
      var stores = kith.bean(AccountSources.Stores.class);
      var accesses = new Accesses(network.connections(), network.readers(), stores.all(), house);
      var sources =
          new AccountSources(
              network.readers(),
              network.connections(),
              stores,
              kith.bean(TransactionOperations.class),
              house.clock());
      reading =
          new AccountReading(
              stores, accesses, network.readers(), kith.bean(Listening.class), house);
      looking =
          new LookingAgain(
              stores.all(),
              kith.bean(LookStore.class),
              kith.bean(Listening.class),
              new LookingAgain.Askers(accesses, network.readers()),
              kith.bean(LookingAgain.House.class));
      var connection = network.connected();
      kith.asOwner(() ->
          kith.bean(TransactionTemplate.class)
              .executeWithoutResult(_ -> sources.on(new AccountConnected(connection, true))));
      run(reading.name(), progress -> reading.run("", progress));
    }

    /// @return when it looks again
    Instant look() {
      run(looking.name(), progress -> looking.run("", progress));
      return kith.now().plus(looking.every());
    }

    /// How long it takes until a text is gone.
    Duration goneWithin(String key) {
      return LookingAgainTest.this.goneWithin(key, this::look);
    }
  }

  private void run(String name, Jobs.Task task) {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(name, "", task));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  /// Lets time go on as the work itself says when it is done again.
  private Duration goneWithin(String key, Supplier<Instant> look) {
    assertThat(shown()).contains(key);
    var since = kith.now();
    while (shown().contains(key)) {
      var next = look.get();
      assertThat(Duration.between(since, kith.now())).as("%s is shown", key).isLessThan(DAY);
      kith.now(next);
    }
    return Duration.between(since, kith.now());
  }

  private List<String> shown() {
    return column("select key from post where gone_at is null and text <> '' order by key");
  }

  private List<String> column(String sql) {
    return kith.asOwner(() ->
        Objects.requireNonNull(
            kith.bean(TransactionTemplate.class)
                .execute(_ ->
                    new ArrayList<>(
                        kith.bean(JdbcClient.class).sql(sql).query(String.class).list()))));
  }

  @Test
  void p6_aCommentDeletedOnFacebookIsGoneWithinADayAndNothingElseIs() {
    try (var facebook = new DocumentedNetwork(kith, Network.FACEBOOK)) {
      var kithOfIt = new Heart(facebook);
      var before = shown();
      thereIsAllThatIsAskedFor(facebook);
      kithOfIt.look();
      assertThat(shown()).isEqualTo(before);
      var deleted = before.getFirst();
      thereIsNo(facebook, deleted);
      assertThat(kithOfIt.goneWithin(deleted)).isLessThanOrEqualTo(DAY);
      assertThat(shown()).hasSize(before.size() - 1);
      assertThat(
              column(
                  "select m.post_id::text from mention m join post p on p.id = m.post_id where"
                      + " p.gone_at is not null"))
          .as("what still points to it")
          .isEmpty();
    }
  }

  @Test
  void whatIsHiddenOnFacebookForAMomentStays() {
    try (var facebook = new DocumentedNetwork(kith, Network.FACEBOOK)) {
      var kithOfIt = new Heart(facebook);
      var before = shown();
      thereIsAllThatIsAskedFor(facebook);
      var hidden = thereIsNo(facebook, before.getFirst());
      kith.now(kith.now().plus(Duration.ofHours(12)));
      kithOfIt.look();
      facebook.stubs().removeStubMapping(hidden);
      for (int day = 0; day < 3; day++) {
        kith.now(kith.now().plus(Duration.ofHours(12)));
        kithOfIt.look();
      }
      assertThat(shown()).isEqualTo(before);
    }
  }

  @Test
  void p6_aCommentDeletedOnInstagramAndATagTakenOffAreGoneWithinADay() {
    try (var instagram = new DocumentedNetwork(kith, Network.INSTAGRAM)) {
      var kithOfIt = new Heart(instagram);
      assertThat(shown()).containsExactly("17801", "17802", "18001");
      thereIsAllThatIsAskedFor(instagram);
      thereIsNo(instagram, "17802");
      assertThat(kithOfIt.goneWithin("17802")).isLessThanOrEqualTo(DAY);
      assertThat(shown()).containsExactly("17801", "18001");
      instagram
          .stubs()
          .stubFor(
              get(urlPathEqualTo("/v27.0/17841400/tags"))
                  .atPriority(1)
                  .willReturn(okJson("{\"data\": []}")));
      assertThat(kithOfIt.goneWithin("18001")).isLessThanOrEqualTo(DAY);
      assertThat(shown()).containsExactly("17801");
    }
  }

  @Test
  void p6_aPostDeletedOnXIsGoneWithinADay() {
    try (var x = new DocumentedNetwork(kith, Network.X)) {
      x.stubs()
          .stubFor(
              post(urlPathEqualTo("/2/oauth2/token"))
                  .withFormParam("grant_type", equalTo("refresh_token"))
                  .willReturn(
                      okJson(
                          """
                          {"token_type": "bearer", "expires_in": 7200, "access_token": "USER", "refresh_token": "R"}
                          """)));
      var kithOfIt = new Heart(x);
      assertThat(shown()).containsExactly("1900");
      there(x, "{\"data\": [{\"id\": \"1900\", \"text\": \"hello\"}]}");
      kith.now(kith.now().plus(DAY));
      kithOfIt.look();
      assertThat(shown()).containsExactly("1900");
      there(x, "{\"errors\": [{\"title\": \"Not Found Error\", \"resource_id\": \"1900\"}]}");
      assertThat(kithOfIt.goneWithin("1900")).isLessThanOrEqualTo(DAY);
    }
  }

  private static void there(DocumentedNetwork x, String answer) {
    x.stubs().stubFor(get(urlPathEqualTo("/2/tweets")).atPriority(1).willReturn(okJson(answer)));
  }

  private static void thereIsAllThatIsAskedFor(DocumentedNetwork meta) {
    meta.stubs()
        .stubFor(
            get(urlPathMatching("/v27.0/[0-9_]+"))
                .atPriority(3)
                .willReturn(okJson("{\"id\": \"1\"}")));
  }

  private static StubMapping thereIsNo(DocumentedNetwork meta, String id) {
    return meta.stubs()
        .stubFor(
            get(urlPathEqualTo("/v27.0/" + id))
                .atPriority(1)
                .willReturn(jsonResponse(NOT_THERE, 400)));
  }

  /// A blog that answers what it is told to; its home is there unless it says otherwise.
  private static final class Blog implements AutoCloseable {
    final Map<String, Integer> says = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();
    final HttpServer server;

    Blog() throws IOException {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), TestKith.NETWORK_PORT);
      server = HttpServer.create(here, 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              var path = exchange.getRequestURI().getPath();
              asked.incrementAndGet();
              int status = says.getOrDefault(path, path.equals("/robots.txt") ? 404 : 200);
              var body = "<p>Here".getBytes(StandardCharsets.UTF_8);
              if (status == 301) {
                exchange.getResponseHeaders().set("Location", "http://localhost:1/");
              }
              exchange.sendResponseHeaders(status, body.length);
              exchange.getResponseBody().write(body);
            }
          });
      server.start();
    }

    URI at(String path) {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private void heard(Blog blog, String... paths) {
    var source =
        kith.asOwner(() -> {
          var sources = kith.bean(Sources.class);
          return sources
              .find(sources.addFeed(blog.at("/feed"), blog.at("/"), "Notes"))
              .orElseThrow();
        });
    var heard = new ArrayList<Heard>();
    var author = new Account(Network.BLOG, blog.at("").toString(), "notes", "Notes");
    for (var path : paths) {
      heard.add(
          new Heard.Said(
              new Post(
                  path,
                  author,
                  blog.at(path),
                  kith.now(),
                  path,
                  "Said at " + path,
                  List.of(),
                  List.of(),
                  "en",
                  null)));
    }
    var batch = new Batch(heard, List.of(), Cursor.START, new Cursor("1"), 0);
    kith.asOwner(() -> kith.bean(Listening.class).take(source, batch));
  }

  /// @return when it looks again
  private Instant look() {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(LookingAgain.NAME, ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
    return Objects.requireNonNull(run.nextAt());
  }

  @Test
  void p6_anEntryWhosePageVanishedIsGoneWithinADayAndNoSoonerThanTwoLooks() throws Exception {
    try (var blog = new Blog()) {
      heard(blog, "/a", "/b", "/c");
      blog.says.put("/b", 404);
      blog.says.put("/c", 410);
      assertThat(goneWithin("/b", this::look)).isBetween(Duration.ofHours(20), DAY);
      assertThat(shown()).containsExactly("/a");
    }
  }

  @Test
  void p6_anEntryOfLastYearIsGoneWithinADayToo() throws Exception {
    try (var blog = new Blog()) {
      heard(blog, "/a", "/b");
      kith.now(kith.now().plus(Duration.ofDays(365)));
      look();
      kith.now(kith.now().plus(DAY));
      look();
      blog.says.put("/b", 404);
      assertThat(goneWithin("/b", this::look)).isLessThanOrEqualTo(DAY);
      assertThat(shown()).containsExactly("/a");
    }
  }

  /// More than it looks at at once where there are few.
  @Test
  void p6_allOfABlogThatWroteMuchAndTookItBackIsGoneWithinADay() throws Exception {
    try (var blog = new Blog()) {
      var paths = IntStream.range(0, 450).mapToObj("/entry-%03d"::formatted).toArray(String[]::new);
      heard(blog, paths);
      var since = kith.now();
      for (int i = 0; i < 440; i++) {
        blog.says.put(paths[i], i % 2 == 0 ? 404 : 410);
      }
      while (Duration.between(since, kith.now()).compareTo(DAY) <= 0) {
        kith.now(look());
      }
      assertThat(shown()).containsExactly(Arrays.copyOfRange(paths, 440, 450));
    }
  }

  @Test
  void aSiteThatIsDownMovedOrAnswersNothingAtAllLosesNoText() throws Exception {
    try (var blog = new Blog()) {
      heard(blog, "/down", "/moved", "/a");
      blog.says.put("/down", 500);
      blog.says.put("/moved", 301);
      blog.says.put("/", 404);
      blog.says.put("/a", 404);
      for (int i = 0; i < 5; i++) {
        kith.now(kith.now().plus(Duration.ofHours(12)));
        look();
      }
      assertThat(blog.asked.get()).as("it was asked").isGreaterThan(5);
      assertThat(shown()).containsExactly("/a", "/down", "/moved");
    }
  }

  @Test
  void aPageIsAskedForTwiceADayAtMost() throws Exception {
    try (var blog = new Blog()) {
      heard(blog, "/a");
      for (int i = 0; i < 48; i++) {
        kith.now(kith.now().plus(Duration.ofMinutes(30)));
        look();
      }
      assertThat(blog.asked.get()).as("pages and robots.txt").isBetween(2, 4);
    }
  }
}
