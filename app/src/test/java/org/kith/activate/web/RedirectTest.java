package org.kith.activate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.TestKith;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignWorld;
import org.kith.activate.Campaigns;
import org.kith.activate.ClickCounts;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkFollowed.Kind;
import org.kith.activate.TrackedLink;
import org.kith.activate.TrackedLinks;
import org.kith.measure.clicks.Clicks;
import org.kith.people.Channel;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Short links lead where they were made to lead, and nowhere else.
class RedirectTest {

  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final List<LinkFollowed> heard = new ArrayList<>();
  private final List<WorkspaceId> heardIn = new ArrayList<>();
  private final Ear ear = new Ear();
  private boolean deaf;

  private final class Ear implements ApplicationListener<PayloadApplicationEvent<LinkFollowed>> {
    @Override
    public void onApplicationEvent(PayloadApplicationEvent<LinkFollowed> event) {
      heard.add(event.getPayload());
      heardIn.add(CurrentWorkspace.require());
      if (deaf) {
        throw new IllegalStateException("the journal is full");
      }
    }
  }

  @BeforeEach
  void listen() {
    multicaster().addApplicationListener(ear);
  }

  @AfterEach
  void stopListening() {
    multicaster().removeApplicationListener(ear);
  }

  private ApplicationEventMulticaster multicaster() {
    return kith.bean(ApplicationEventMulticaster.class);
  }

  @Test
  void l1_aLinkLeadsToItsDestinationAndIsHeardOf() throws Exception {
    var link = link();

    var answer =
        send(
            get(link.path())
                .header("User-Agent", FIREFOX)
                .header("Referer", "https://rosa.example/posts/1?secret=2")
                .header("Sec-GPC", "1"));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().allValues("Location"))
        .containsExactly("https://harvestline.example/shelf");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(answer.headers().allValues("X-Robots-Tag")).containsExactly("noindex");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(heardIn).containsExactly(kith.workspace());
    var followed = heard.getFirst();
    assertThat(followed.link()).isEqualTo(link.id());
    assertThat(followed.at()).isEqualTo(kith.now());
    assertThat(followed.kind()).isEqualTo(Kind.HUMAN);
    assertThat(followed.referrerHost()).isEqualTo("rosa.example");
    assertThat(followed.refusesTracking()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?url=https://evil.example",
        "?next=//evil.example",
        "?destination=https%3A%2F%2Fevil.example&to=evil",
        "?redirect:https://evil.example",
        "/..;/evil.example",
        "/https://evil.example",
        "//evil.example",
        "%2f%2fevil.example",
        "%0d%0aLocation:%20https://evil.example",
        "@evil.example"
      })
  void l1_nothingInTheRequestSaysWhereToGo(String more) throws Exception {
    var answer = send(get(link().path() + more));

    assertThat(answer.headers().firstValue("Location").orElse("https://harvestline.example/shelf"))
        .isEqualTo("https://harvestline.example/shelf");
    assertThat(answer.statusCode()).isIn(302, 400, 404);
  }

  @Test
  void l1_noHeaderSaysWhereToGo() throws Exception {
    var answer =
        send(
            get(link().path())
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .header("X-Original-URL", "https://evil.example/"));

    assertThat(answer.headers().allValues("Location"))
        .containsExactly("https://harvestline.example/shelf");
  }

  @Test
  void l2_whoAsksForHeadersOnlyIsSentOnAndIsNoVisitor() throws Exception {
    var answer = send(get(link().path()).HEAD().header("User-Agent", "Mozilla/5.0 Firefox/143.0"));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().allValues("Location"))
        .containsExactly("https://harvestline.example/shelf");
    assertThat(heard).extracting(LinkFollowed::kind).containsExactly(Kind.ROBOT);
  }

  @Test
  void l2_whoLooksAheadIsNoVisitor() throws Exception {
    send(get(link().path()).header("Sec-Purpose", "prefetch;prerender"));

    assertThat(heard).extracting(LinkFollowed::kind).containsExactly(Kind.PREFETCH);
  }

  /// What shares a post on the fediverse looks its link up, each server for itself.
  @Test
  void l4_threeThousandServersAtOnceAreSentOnAndAreNobody() throws Exception {
    multicaster().removeApplicationListener(ear); // it is for one at a time
    var link = link();
    var path = link.path();
    var gate = new Semaphore(200);
    var wrong = new AtomicInteger();
    try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3_000; i++) {
        var request =
            get(path).header("User-Agent", server(i)).timeout(Duration.ofSeconds(60)).build();
        gate.acquire();
        servers.execute(() -> {
          try {
            var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            wrong.addAndGet(status == 302 ? 0 : 1);
          } catch (IOException e) {
            wrong.incrementAndGet();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            gate.release();
          }
        });
      }
    }
    assertThat(wrong).hasValue(0);
    kith.bean(Clicks.class).settle();
    var counts = kith.asOwner(() -> kith.bean(ClickCounts.class).humans(link.campaign()));
    assertThat(counts.getOrDefault(link.id(), 0L)).isZero();
  }

  private static String server(int i) {
    var host = "https://town%d.example/".formatted(i);
    return switch (i % 6) {
      case 0 -> "Mastodon/4.5.%d (http.rb/5.3.1; +%s)".formatted(i % 9, host);
      case 1 -> "http.rb/5.1.1 (Mastodon/4.2.%d; +%s) Bot".formatted(i % 9, host);
      case 2 -> "Pleroma 2.9.%d; %s <admin@town.example>; Bot".formatted(i % 9, host);
      case 3 -> "Misskey/2025.%d.0 (%s)".formatted(i % 12, host);
      case 4 -> "Akkoma 3.15.%d-0-g5e2; %s".formatted(i % 9, host);
      default -> "gotosocial/0.19.%d (+%s) SummalyBot".formatted(i % 9, host);
    };
  }

  @Test
  void anUnknownLinkIsSaidInWords() throws Exception {
    for (var code : List.of("abcdefghijkm", "x", "0000000000", "a".repeat(3000))) {
      var answer = send(get("/l/" + code));
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("This link leads nowhere.");
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void l1_aPausedLinkSaysSoUntilItLeadsOnAgain() throws Exception {
    var link = link();
    kith.asOwner(() -> kith.bean(TrackedLinks.class).pause(link.id()));

    var answer = send(get(link.path()));

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.body()).contains("This link rests.");
    assertThat(heard).isEmpty();
    kith.asOwner(() -> kith.bean(TrackedLinks.class).resume(link.id()));
    assertThat(send(get(link.path())).statusCode()).isEqualTo(302);
  }

  /// A link somebody posted stays where they posted it. Who comes by it later is counted, but not
  /// as what came of the campaign.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLinkLeadsOnWhenItsCampaignIsOver(boolean byHand) throws Exception {
    var link = link();
    follow(link, 2);
    if (byHand) {
      kith.now(kith.now().plus(Duration.ofDays(2)));
      kith.asOwner(() -> kith.bean(Campaigns.class).end(link.campaign()));
    } else {
      kith.now(kith.now().plus(Duration.ofDays(14)));
    }
    world.readLinksAnew();

    follow(link, 3);

    kith.bean(Clicks.class).settle();
    var counts = kith.bean(ClickCounts.class);
    assertThat(kith.asOwner(() -> counts.humans(link.campaign()))).containsEntry(link.id(), 2L);
    assertThat(kith.asOwner(() -> counts.later(link.campaign()))).isEqualTo(3);
    assertThat(
            kith.asOwner(() -> world.campaigns().find(link.campaign()).orElseThrow())
                .isOver(kith.now()))
        .isTrue();
  }

  @Test
  void whoCameWhileACampaignWasEndedCountsOnceTheEndIsTakenBack() throws Exception {
    var link = link();
    kith.asOwner(() -> world.campaigns().end(link.campaign()));
    follow(link, 1);
    kith.asOwner(() -> world.campaigns().reopen(link.campaign()));

    kith.bean(Clicks.class).settle();
    var counts = kith.bean(ClickCounts.class);
    assertThat(kith.asOwner(() -> counts.humans(link.campaign()))).containsEntry(link.id(), 1L);
    assertThat(kith.asOwner(() -> counts.later(link.campaign()))).isZero();
  }

  /// So many people, none of whom wants to be recognised.
  private void follow(TrackedLink link, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      var visit = get(link.path()).header("User-Agent", FIREFOX).header("Sec-GPC", "1");
      var answer = send(visit);
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().allValues("Location"))
          .containsExactly("https://harvestline.example/shelf");
    }
  }

  @Test
  void l1_whoGuessesCodesIsSlowedDownAndLinksLeadOnAllTheSame() throws Exception {
    var path = link().path();
    int refused = 0;
    try (var guesser =
        HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.2")).build()) {
      for (int i = 0; i < 90; i++) {
        var guess = get("/l/guess" + (11_111 + i)).build();
        refused +=
            guesser.send(guess, HttpResponse.BodyHandlers.discarding()).statusCode() == 429 ? 1 : 0;
      }
      assertThat(refused).isBetween(20, 30);
      assertThat(
              guesser.send(get(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(302);
    }
  }

  @Test
  void whoeverFollowsALinkArrivesEvenIfNobodyCanCount() throws Exception {
    var link = link();
    deaf = true;

    assertThat(send(get(link.path())).statusCode()).isEqualTo(302);
    assertThat(heard).hasSize(1);
  }

  @Test
  void aLinkThatIsGoneWithItsCampaignLeadsNowhere() throws Exception {
    var link = link();
    world.town.in(() ->
        kith.bean(JdbcClient.class)
            .sql("delete from campaign where id = " + link.campaign().value())
            .update());

    world.readLinksAnew();

    assertThat(send(get(link.path())).statusCode()).isEqualTo(404);
    assertThat(heard).isEmpty();
  }

  private TrackedLink link() {
    CampaignId campaign = world.onTheWeb().running();
    var ana = world.friend("Ana");
    kith.asOwner(() -> world.asks().ask(campaign, ana, Channel.EMAIL));
    return kith.asOwner(() -> kith.bean(TrackedLinks.class).of(campaign).getFirst());
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(kith.url() + path)).GET();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
