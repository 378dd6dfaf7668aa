package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.Channel;
import org.kith.people.PersonId;
import org.kith.site.Chromium;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What people do when they have come, told without telling who.
class ConversionsTest {

  private static final String SITE = "https://harvestline.example";

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private CampaignId campaign = new CampaignId(0);
  private TrackedLink link = nothing();

  private static TrackedLink nothing() {
    return new TrackedLink(
        new LinkId(0),
        new CampaignId(0),
        null,
        "",
        List.of(),
        CampaignWorld.SHELF,
        TrackedLink.Standing.LEADS);
  }

  @BeforeEach
  void begin() {
    world.onTheWeb();
    campaign = world.running();
    PersonId ana = world.friend("Ana");
    kith.asOwner(() -> world.asks().ask(campaign, ana, Channel.EMAIL));
    kith.asOwner(() -> conversions().tell(true));
    link = kith.asOwner(() -> kith.bean(TrackedLinks.class).find(campaign, ana)).orElseThrow();
  }

  private Conversions conversions() {
    return kith.bean(Conversions.class);
  }

  private List<Conversions.Count> counts() {
    return kith.asOwner(() -> conversions().of(campaign));
  }

  private int post(String code, String what, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(kith.url() + "/hook/landed/" + code))
            .header("Content-Type", "text/plain;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(what));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String leadsTo() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(kith.url() + link.path())).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  @Test
  void aLinkTellsThePageWhichItWasOnlyWhereAManagerWantsSo() throws Exception {
    assertThat(leadsTo()).isEqualTo(SITE + "/shelf?kith=" + link.code());
    kith.asOwner(() -> conversions().tell(false));
    assertThat(leadsTo()).isEqualTo(SITE + "/shelf");
    assertThat(post(link.code(), "sign-up", "Origin", SITE)).isEqualTo(404);
  }

  @Test
  void p14_aPageTellsThatItHappenedAndNothingOfWhomTo() throws Exception {
    kith.now(Instant.parse("2026-11-24T10:47:13Z"));
    assertThat(post(link.code(), "sign-up", "Origin", SITE, "Sec-Fetch-Site", "cross-site"))
        .isEqualTo(204);
    assertThat(counts()).containsExactly(new Conversions.Count(link.id(), "sign-up", 1, 0));
    var rows =
        world.town.in(() ->
            kith.bean(JdbcClient.class)
                .sql("select to_jsonb(c)::text from conversion c")
                .query(String.class)
                .list());
    assertThat(rows)
        .singleElement()
        .satisfies(row ->
            assertThat(row).contains("2026-11-24T10:00:00").doesNotContain("47:13", "127.0.0.1"));
  }

  @Test
  void p14_whoAsksNotToBeTrackedIsNotCounted() throws Exception {
    assertThat(post(link.code(), "sign-up", "Origin", SITE, "Sec-GPC", "1")).isEqualTo(204);
    assertThat(post(link.code(), "sign-up", "Origin", SITE, "DNT", "1")).isEqualTo(204);
    assertThat(counts()).isEmpty();
  }

  @Test
  void onlyPagesOfTheSiteThatTheLinkLeadsToAreHeard() throws Exception {
    for (var origin :
        List.of(
            "https://evil.example", "https://harvestline.example.evil.example", "null", "x y")) {
      assertThat(post(link.code(), "sign-up", "Origin", origin)).as(origin).isEqualTo(404);
    }
    assertThat(post(link.code(), "sign-up")).isEqualTo(404);
    assertThat(post("1".repeat(12), "sign-up", "Origin", SITE)).isEqualTo(404);
    for (var what : List.of("", "Sign up!", "x".repeat(41), "<script>")) {
      assertThat(post(link.code(), what, "Origin", SITE)).as(what).isEqualTo(422);
    }
    assertThat(counts()).isEmpty();
  }

  @Test
  void whatAServerTellsTwiceCountsOnce() {
    var told =
        List.of("order-1", "order-1", "order-2", "").stream()
            .map(
                order -> kith.asOwner(() -> conversions().byServer(link.code(), "donation", order)))
            .toList();
    assertThat(told)
        .containsExactly(
            Conversions.Told.COUNTED,
            Conversions.Told.BEFORE,
            Conversions.Told.COUNTED,
            Conversions.Told.COUNTED);
    assertThat(counts()).containsExactly(new Conversions.Count(link.id(), "donation", 3, 3));
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> conversions().byServer(link.code(), "donation", "order-3")))
        .isEqualTo(Conversions.Told.NO_SUCH_LINK);
  }

  @Test
  void thereAreFewWords() {
    var last = Conversions.Told.COUNTED;
    for (int i = 0; i <= Conversions.MOST_WORDS; i++) {
      var word = "word-" + i;
      last = kith.asOwner(() -> conversions().byServer(link.code(), word, ""));
    }
    assertThat(last).isEqualTo(Conversions.Told.NO_SUCH_WORD);
  }

  @Test
  void theScriptIsSmallSetsNothingAndCarriesTheCodeToTheThankYou() throws Exception {
    try (var in = ConversionsTest.class.getResourceAsStream("/landed.js")) {
      var script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(script.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000);
      assertThat(script).doesNotContain("cookie", "Storage", "fingerprint");
    }
    try (var site = new Site(kith.url())) {
      carriesTheCodeTo(site);
    }
  }

  private void carriesTheCodeTo(Site site) {
    world.town.update(
        "update workspace set site = '%s' where id = %d"
            .formatted(site.url(), kith.workspace().value()));
    var there = Destination.of(site.url() + "/shelf").orElseThrow();
    var brief = world.brief();
    var own =
        kith.asOwner(() ->
            world
                .campaigns()
                .create(new Brief(brief.name(), brief.why(), there, brief.until(), brief.kit())));
    var shared =
        kith.asOwner(
            () -> kith.bean(TrackedLinks.class).shared(world.campaigns().find(own).orElseThrow()));
    var page = chromium.page(1280, false);
    page.navigate(kith.url() + shared.path());
    assertThat(page.url()).endsWith("/shelf?kith=" + shared.code());
    page.click("a");
    page.waitForURL(url -> url.endsWith("/form?kith=" + shared.code()));
    page.click("button");
    page.waitForURL(url -> url.endsWith("/thanks"));
    assertThat(page.context().cookies()).isEmpty();
    long end = System.nanoTime() + 10_000_000_000L;
    while (kith.asOwner(() -> conversions().of(own)).isEmpty() && System.nanoTime() < end) {
      page.waitForTimeout(50);
    }
    assertThat(kith.asOwner(() -> conversions().of(own)))
        .containsExactly(new Conversions.Count(shared.id(), "sign-up", 1, 0));
    chromium.forgive();
  }

  /// A web site of the organisation's own, on another origin than Kith.
  private static final class Site implements AutoCloseable {

    private final HttpServer server;

    Site(String kith) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
      server.createContext(
          "/",
          exchange -> {
            boolean thanks = exchange.getRequestURI().getPath().equals("/thanks");
            var body =
                """
                <!doctype html><title>Shelf</title><link rel="icon" href="data:,"><a href="/form">Join</a>
                <form method="post" action="/thanks"><button>Send</button></form>
                <script src="%s/landed.js"%s></script>
                """
                    .formatted(kith, thanks ? " data-landed=\"sign-up\"" : "")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    }

    String url() {
      return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
