package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Reading;
import org.kith.networks.Secret;
import org.kith.networks.feed.WebSubscription.Pending;
import org.kith.networks.feed.WebSubscription.Verified;

class WebSubTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Hub HUB =
      new Hub(URI.create("https://hub.example/"), URI.create("https://river.example/feed"));
  private static final URI CALLBACK = URI.create("https://kith.example/hook/websub/1-abc");
  private static final Secret SECRET = new Secret("a secret of ours");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          header alone     | </hub>; rel="hub", </me>; rel=self         | <feed xmlns="http://www.w3.org/2005/Atom"/> | /hub   | /me
          header first     | </hub>; rel="x hub", </me>; rel="self"     | <feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="/other"/><link rel="self" href="/you"/></feed> | /hub | /me
          the feed itself  |                                            | <feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/you"/><link rel="hub" href="/other"/></feed> | /other | /you
          in RSS           |                                            | <rss xmlns:a="http://www.w3.org/2005/Atom"><channel><a:link rel="hub" href="/other"/><a:link rel="self" href="/you"/></channel></rss> | /other | /you
          half and half    | </hub>; rel=hub                            | <feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/you"/></feed> | /hub | /you
          JSON Feed        |                                            | {"version":"https://jsonfeed.org/version/1.1","feed_url":"/you","hubs":[{"type":"WebSub","url":"/other"}]} | /other | /you
          no name for it   | </hub>; rel=hub                            | <feed xmlns="http://www.w3.org/2005/Atom"/> | |
          none             |                                            | <feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/you"/></feed> | |
          """)
  void findsTheHubInTheHeaderFirst(String name, String link, String body, String hub, String topic)
      throws Exception {
    LoopbackServer.Route route =
        (_, out) -> write(out, 200, link == null ? "" : "Link: " + link, body);
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var found = new WebSub(http).discover(server.at("/feed"));
      if (hub == null) {
        assertThat(found).isEmpty();
      } else {
        assertThat(found).contains(new Hub(server.at(hub), server.at(topic)));
      }
    }
  }

  @Test
  void asksAHubAndTellsNoSecretInTheClear() throws Exception {
    var bodies = new CopyOnWriteArrayList<String>();
    LoopbackServer.Route route =
        (asked, out) -> {
          int length = Integer.parseInt(asked.headers().get("Content-Length"));
          var sent = new String(asked.rest().readNBytes(length), StandardCharsets.UTF_8);
          bodies.add(URLDecoder.decode(sent, StandardCharsets.UTF_8));
          write(out, asked.path().equals("/no") ? 403 : 202, "", "");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var hubs = new WebSub(http);
      var hub = new Hub(server.at("/"), HUB.topic());
      assertThat(hubs.subscribe(hub, CALLBACK, SECRET)).isEqualTo(new WebSub.Asked.Accepted());
      assertThat(hubs.unsubscribe(hub, CALLBACK)).isEqualTo(new WebSub.Asked.Accepted());
      assertThat(hubs.subscribe(new Hub(server.at("/no"), HUB.topic()), CALLBACK, SECRET))
          .isInstanceOf(WebSub.Asked.Refused.class);
    }
    assertThat(bodies.getFirst())
        .isEqualTo(
            "hub.mode=subscribe&hub.topic=https://river.example/feed&hub.callback=%s&hub.lease_seconds=864000"
                .formatted(CALLBACK));
    assertThat(bodies.get(1)).startsWith("hub.mode=unsubscribe&hub.topic=https://river.example/");
    assertThat(WebSub.keepsSecrets(HUB)).isTrue();
  }

  private static Map<String, String> query(String mode, String topic) {
    return Map.of(
        "hub.mode", mode, "hub.topic", topic, "hub.challenge", "c", "hub.lease_seconds", "86400");
  }

  @Test
  void confirmsOnlyWhatItWaitsFor() {
    var topic = HUB.topic().toString();
    var asked = WebSubscription.asked(HUB);
    assertThat(asked.isLive(NOW)).isFalse();
    assertThat(asked.verify(query("subscribe", "https://evil.example/"), NOW))
        .isEqualTo(new Verified.Unasked());
    assertThat(asked.verify(query("unsubscribe", topic), NOW)).isEqualTo(new Verified.Unasked());
    assertThat(asked.verify(Map.of("hub.mode", "subscribe", "hub.topic", topic), NOW))
        .isEqualTo(new Verified.Unasked());

    var confirmed = (Verified.Confirmed) asked.verify(query("subscribe", topic), NOW);
    assertThat(confirmed.challenge()).isEqualTo("c");
    var live = confirmed.now();
    assertThat(live.isLive(NOW.plus(Duration.ofHours(23)))).isTrue();
    assertThat(live.isLive(NOW.plus(Duration.ofHours(24)))).isFalse();
    assertThat(live.isDue(NOW.plus(Duration.ofHours(19)))).isFalse();
    assertThat(live.isDue(NOW.plus(Duration.ofHours(20)))).isTrue();
    assertThat(live.verify(query("subscribe", topic), NOW)).isEqualTo(new Verified.Unasked());

    var again = live.askedAgain();
    assertThat(again.isLive(NOW.plusSeconds(60))).isTrue();
    assertThat(again.pending()).isEqualTo(Pending.SUBSCRIBE);

    var left = (Verified.Confirmed) live.leaving().verify(query("unsubscribe", topic), NOW);
    assertThat(left.now().isLive(NOW)).isFalse();
    var denied =
        asked.verify(
            Map.of("hub.mode", "denied", "hub.topic", topic, "hub.reason", "Not here."), NOW);
    assertThat(((Verified.Denied) denied).reason()).isEqualTo("Not here.");
  }

  @ParameterizedTest
  @CsvSource({
    "sha1, 6ff0c3a3dcbae4ac8e5b5ed8bf5ba4e0b8a03f0a, false",
    "md5, 00, false",
    "sha256, zz, false",
    "sha256, '', false"
  })
  void refusesWhatIsNotSignedByTheSecret(String method, String digits, boolean good) {
    var body = "hello".getBytes(StandardCharsets.UTF_8);
    assertThat(WebSubSignature.matches(SECRET, method + "=" + digits, body)).isEqualTo(good);
    assertThat(WebSubSignature.matches(SECRET, "", body)).isFalse();
    assertThat(WebSubSignature.matches(SECRET, method, body)).isFalse();
  }

  /// The example of RFC 4231, section 4.3, and of RFC 2202, section 3.
  @ParameterizedTest
  @CsvSource({
    "sha1, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    "sha256, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "SHA384, af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
    "sha512, 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
  })
  void believesEachMethodOfTheStandard(String method, String digits) {
    var body = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
    var jefe = new Secret("Jefe");
    assertThat(WebSubSignature.matches(jefe, method + "=" + digits, body)).isTrue();
    assertThat(WebSubSignature.matches(jefe, method + "=" + digits.replace('a', 'b'), body))
        .isFalse();
    assertThat(WebSubSignature.matches(SECRET, method + "=" + digits, body)).isFalse();
  }

  @Test
  void hearsWhatAHubSendsOnce() throws Exception {
    try (var http = gateway()) {
      var reader = new FeedReader(http, InstantSource.fixed(NOW), HUB.topic());
      var body =
          "<rss><channel><item><guid>https://river.example/1</guid><title>High water</title></item></channel></rss>"
              .getBytes(StandardCharsets.UTF_8);
      var news = (Reading.News) reader.pushed(Cursor.START, "application/rss+xml", body);
      assertThat(news.heard()).hasSize(1).first().isInstanceOf(Heard.Said.class);
      assertThat(reader.pushed(news.next(), "application/rss+xml", body))
          .isInstanceOf(Reading.NothingNew.class);
      for (var rubbish : List.of("", "<html>", "{}")) {
        assertThat(reader.pushed(news.next(), "", rubbish.getBytes(StandardCharsets.UTF_8)))
            .isInstanceOf(Reading.NothingNew.class);
      }
    }
  }
}
