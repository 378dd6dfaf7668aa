package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.connect.Posting;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A post on a blog of ours, and a site that it links to.
class LinkNoticesTest {

  private static final String BLOG = "https://river.example/?p=7";

  @RegisterExtension final TestKith kith = new TestKith();

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private volatile int answers = 202;
  private volatile int fault;
  private volatile String wants = "Link";
  private HttpServer site;

  @BeforeEach
  void serve() throws IOException {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), TestKith.NETWORK_PORT);
    site = HttpServer.create(here, 0);
    site.createContext("/", this::answer);
    site.start();
  }

  @AfterEach
  void stop() {
    site.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("POST")) {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(URLDecoder.decode(form, StandardCharsets.UTF_8));
        if (exchange.getRequestURI().getPath().equals("/xmlrpc")) {
          var said = xmlRpc().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/xml");
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
        } else {
          exchange.sendResponseHeaders(answers, -1);
        }
        return;
      }
      if (wants.equals("Link")) {
        exchange.getResponseHeaders().set("Link", "<" + at("/hook") + ">; rel=\"webmention\"");
      }
      if (!wants.isEmpty()) {
        exchange.getResponseHeaders().set("X-Pingback", at("/xmlrpc"));
      }
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, 1);
      exchange.getResponseBody().write('.');
    }
  }

  /// What the Pingback server says.
  private String xmlRpc() {
    return fault == 0
        ? """
        <?xml version="1.0"?><methodResponse><params><param><value><string>Thanks</string></value>
        </param></params></methodResponse>\
        """
        : """
        <?xml version="1.0"?><methodResponse><fault><value><struct>
        <member><name>faultCode</name><value><int>%d</int></value></member>
        <member><name>faultString</name><value><string>No.</string></value></member>
        </struct></value></fault></methodResponse>\
        """
            .formatted(fault);
  }

  private String at(String path) {
    return "http://127.0.0.1:" + TestKith.NETWORK_PORT + path;
  }

  private <T> T in(Supplier<T> work) {
    return kith.asOwner(() ->
        Objects.requireNonNull(
            kith.bean(TransactionTemplate.class).execute(_ -> work.get()), "an answer"));
  }

  private JdbcClient db() {
    return kith.bean(JdbcClient.class);
  }

  /// A post that is just being published on `network`.
  private PartId goingOut(String network, String text) {
    return in(() -> {
      long post =
          db().sql(
                  "insert into own_post (state, local_at, zone, due_at, created_at, changed_at)"
                      + " values ('SCHEDULED', now(), 'UTC', now(), now(), now()) returning id id")
              .query(Long.class)
              .single();
      long part =
          db().sql(
                  """
                  insert into own_part (own_post_id, network, account_key, handle, state, once, published_at, url)
                  values (:post, :network, 'us', 'us', 'PUBLISHING', 'abcdefghijklmnopqrstu', now(), :url)
                  returning id
                  """)
              .param("post", post)
              .param("network", network)
              .param("url", BLOG)
              .query(Long.class)
              .single();
      db().sql("insert into own_piece (own_part_id, nr, text) values (:part, 0, :text)")
          .param("part", part)
          .param("text", text)
          .update();
      return new PartId(part);
    });
  }

  private void moves(PartId part, PostState... states) {
    for (var state : states) {
      var step = new PartStore.Step(state, "", null);
      assertThat(in(() -> kith.bean(PartStore.class).move(part, step))).isTrue();
    }
  }

  private void reword(PartId part, String text) {
    in(() ->
        db().sql("update own_piece set text = :text where own_part_id = :part")
            .param("text", text)
            .param("part", part.value())
            .update());
  }

  private void pass(Duration time) {
    kith.now(kith.now().plus(time));
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(TellingPages.NAME, ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  private void pass() {
    pass(Duration.ofMinutes(2));
  }

  private List<String> shown(PartId part) {
    return kith
        .asOwner(() -> kith.bean(LinkNotices.class).of(List.of(part)))
        .getOrDefault(part, List.of())
        .stream()
        .map(notice -> notice.target() + " " + notice.words())
        .toList();
  }

  private String notice(String path) {
    return "source=%s&target=%s".formatted(BLOG, at(path));
  }

  @Test
  void aPageIsToldOfALinkToItOnceItStandsAgainWhenItChangesAndWhenItIsTakenBack() {
    var part = goingOut("BLOG", "Ana wrote of it (%s), and we at %s.".formatted(at("/ana"), BLOG));
    pass();
    assertThat(told).as("it is not out").isEmpty();
    moves(part, PostState.PUBLISHED);
    assertThat(shown(part)).containsExactly(at("/ana") + " is told in a moment.");
    pass();
    pass();
    assertThat(told).containsExactly(notice("/ana"));
    assertThat(shown(part)).containsExactly(at("/ana") + " was told that you link to it.");

    reword(part, "So did Bo: " + at("/bo"));
    moves(part, PostState.CHANGING, PostState.PUBLISHED);
    pass();
    assertThat(told).hasSize(3).contains(notice("/ana"), notice("/bo"));
    assertThat(shown(part))
        .containsExactly(
            at("/ana") + " was told that you link to it no more.",
            at("/bo") + " was told that you link to it.");

    told.clear();
    moves(part, PostState.TAKING_BACK, PostState.TAKEN_BACK);
    pass();
    assertThat(told).containsExactly(notice("/bo"));
  }

  @Test
  void whatStandsElsewhereThanOnABlogTellsNobody() {
    var part = goingOut("MASTODON", "See " + at("/ana"));
    moves(part, PostState.PUBLISHED);
    pass();
    assertThat(told).isEmpty();
    assertThat(shown(part)).isEmpty();
  }

  @Test
  void aSiteThatIsBrokenIsToldLaterAndGivenUpInTheEnd() {
    answers = 503;
    var part = goingOut("BLOG", at("/ana"));
    moves(part, PostState.PUBLISHED);
    pass();
    assertThat(shown(part)).singleElement().asString().contains("is told again later");
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofDays(2));
    }
    assertThat(told).hasSizeBetween(2, 6);
    assertThat(shown(part)).singleElement().asString().contains("did not take it");
  }

  @Test
  void aPageThatTakesPingbacksAloneIsToldByOne() {
    wants = "X-Pingback";
    var part = goingOut("BLOG", at("/ana"));
    moves(part, PostState.PUBLISHED);
    pass();
    assertThat(told)
        .singleElement()
        .asString()
        .contains("pingback.ping", "<string>%s</string>".formatted(BLOG), at("/ana"));
    assertThat(shown(part)).containsExactly(at("/ana") + " was told that you link to it.");

    moves(part, PostState.TAKING_BACK, PostState.TAKEN_BACK);
    pass();
    assertThat(told).as("a Pingback tells of no link that is gone").hasSize(1);
    assertThat(shown(part))
        .containsExactly(at("/ana") + " takes nothing that tells of a link that is gone.");
  }

  @Test
  void aPageThatWordPressToldAlreadyIsTold() {
    wants = "X-Pingback";
    fault = 48;
    var part = goingOut("BLOG", at("/ana"));
    moves(part, PostState.PUBLISHED);
    pass();
    pass();
    assertThat(told).hasSize(1);
    assertThat(shown(part)).containsExactly(at("/ana") + " was told that you link to it.");
  }

  @Test
  void aPingbackThatIsRefusedSaysWhy() {
    wants = "X-Pingback";
    fault = 33;
    var part = goingOut("BLOG", at("/ana"));
    moves(part, PostState.PUBLISHED);
    pass();
    assertThat(shown(part))
        .singleElement()
        .asString()
        .contains("did not take it", "takes no Pingbacks (33)");
  }

  @Test
  void aPageThatNamesNoWayIsNotTold() {
    wants = "";
    var part = goingOut("BLOG", at("/ana"));
    moves(part, PostState.PUBLISHED);
    pass();
    assertThat(told).isEmpty();
    assertThat(shown(part))
        .containsExactly(at("/ana") + " takes neither Webmentions nor Pingbacks.");
  }

  @Test
  void whilePostingIsStoppedNobodyIsTold() {
    var part = goingOut("BLOG", at("/ana"));
    moves(part, PostState.PUBLISHED);
    kith.asOwner(() -> kith.bean(Posting.class).stop());
    pass();
    assertThat(told).isEmpty();
    kith.asOwner(() -> kith.bean(Posting.class).allow());
    pass();
    assertThat(told).hasSize(1);
  }

  @Test
  void thePostShowsWhatCameOfIt() throws Exception {
    var part = goingOut("BLOG", at("/ana"));
    moves(part, PostState.PUBLISHED);
    pass();
    long post =
        in(() ->
            db().sql("select own_post_id from own_part where id = :id")
                .param("id", part.value())
                .query(Long.class)
                .single());
    var told =
        ApiClient.of(kith, kith.owner())
            .get("/api/v1/posts/%d/link-notices".formatted(post))
            .json()
            .path("items")
            .path(0);
    assertThat(told.path("target").asString()).isEqualTo(at("/ana"));
    assertThat(told.path("state").asString()).isEqualTo("TOLD");
    assertThat(told.path("words").asString()).isEqualTo("was told that you link to it.");
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      var request =
          java.net.http.HttpRequest.newBuilder(java.net.URI.create(kith.url() + "/publish/" + post))
              .header("Cookie", kith.cookie(kith.owner()))
              .build();
      var page = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
      assertThat(page).contains("was told that you link to it.");
    }
  }
}
