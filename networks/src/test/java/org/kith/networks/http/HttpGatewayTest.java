package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.hasty;
import static org.kith.networks.LoopbackServer.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.LoopbackServer;

class HttpGatewayTest {

  private static Request get(URI url) {
    return Request.get(url, Cap.FEED, "text/plain");
  }

  @Test
  void namesKithItsInstanceAndAContactPage() throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "", "hello"));
        var http = gateway(server)) {
      var answer = (Answer.Fetched) http.ask(get(server.at("/a?b#c")));
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
      var asked = server.requests().getFirst();
      assertThat(asked.path()).isEqualTo("/a?b");
      assertThat(asked.headers())
          .containsEntry("User-Agent", "Kith/0.1.0 (+https://kith.example/about)")
          .containsEntry("Accept-Encoding", "gzip")
          .doesNotContainKeys("Referer", "Cookie", "Authorization");
    }
  }

  @Test
  void f10SendsBothValidatorsBackByteForByte() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          boolean known = "W/\"a b\"".equals(asked.headers().get("If-None-Match"));
          var headers =
              String.join(
                  "\r\n",
                  "ETag: W/\"a b\"",
                  "Last-Modified: Mon, 1 Jan 2024 00:00:00 GMT",
                  "Cache-Control: max-age=60");
          write(out, known ? 304 : 200, headers, known ? "" : "x");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var first = (Answer.Fetched) http.ask(get(server.at("/")));
      var second = http.ask(get(server.at("/")).unless(first.validators()));
      assertThat(second).isEqualTo(new Answer.NotModified(null, Duration.ofMinutes(1)));
      assertThat(server.requests().get(1).headers())
          .containsEntry("If-Modified-Since", "Mon, 1 Jan 2024 00:00:00 GMT");
      http.ask(get(server.at("/other")).unless(first.validators()));
      assertThat(server.requests().get(2).headers()).doesNotContainKey("If-None-Match");
    }
  }

  @Test
  void neverKeepsACookie() throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "Set-Cookie: a=b", ""));
        var http = gateway(server)) {
      http.ask(get(server.at("/")));
      http.ask(get(server.at("/")));
      assertThat(server.requests().get(1).headers()).doesNotContainKey("Cookie");
    }
  }

  @Test
  void f6StopsAGzipBombAtTheCap() throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      var nothing = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        gzip.write(nothing);
      }
    }
    try (var server =
            new LoopbackServer(
                (_, out) -> write(out, 200, "Content-Encoding: gzip", bomb.toByteArray()));
        var http = gateway(server)) {
      assertThat(http.ask(get(server.at("/"))))
          .isInstanceOfSatisfying(
              Answer.Refused.class, r -> assertThat(r.reason()).isEqualTo(Answer.Reason.TOO_LARGE));
    }
  }

  @Test
  void f6ReadsHonestGzip() throws Exception {
    var body = "Clean rivers. ".repeat(5000);
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    }
    try (var server =
            new LoopbackServer(
                (_, out) -> write(out, 200, "Content-Encoding: gzip", packed.toByteArray()));
        var http = gateway(server)) {
      var answer = (Answer.Fetched) http.ask(get(server.at("/")));
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    }
  }

  @Test
  void f6RefusesAnEndlessBody() throws Exception {
    try (var server = new LoopbackServer((_, out) -> pour(out));
        var http = gateway(server)) {
      var answer = http.ask(Request.get(server.at("/"), Cap.IDENTITY, "*/*"));
      assertThat(answer).isInstanceOf(Answer.Refused.class);
    }
  }

  private static void pour(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    var noise = new byte[8192];
    new Random(1).nextBytes(noise);
    while (true) {
      out.write(noise);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"one long line", "many lines", "lines without end"})
  void f6RefusesAHeaderBlockOver32KiB(String shape) throws Exception {
    LoopbackServer.Route route =
        (_, out) -> {
          switch (shape) {
            case "one long line" -> write(out, 200, "X: " + "x".repeat(40_000), "");
            case "many lines" -> write(out, 200, ("X: " + "x".repeat(700) + "\r\n").repeat(60), "");
            default -> {
              out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
              while (true) {
                out.write("X: y\r\n".getBytes(StandardCharsets.UTF_8));
              }
            }
          }
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      assertThat(http.ask(get(server.at("/"))))
          .isInstanceOfSatisfying(
              Answer.Refused.class, r -> assertThat(r.reason()).isEqualTo(Answer.Reason.TOO_LARGE));
    }
  }

  @Test
  void refusesACompressionItDidNotAskFor() throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "Content-Encoding: br", "x"));
        var http = gateway(server)) {
      assertThat(http.ask(get(server.at("/"))))
          .isInstanceOfSatisfying(
              Answer.Refused.class, r -> assertThat(r.reason()).isEqualTo(Answer.Reason.ENCODING));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "headers", "silence"})
  void f5DropsASlowServerInTime(String where) throws Exception {
    LoopbackServer.Route route =
        (_, out) -> {
          if (where.equals("body")) {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          }
          while (!where.equals("silence")) {
            out.write('x');
            out.flush();
            pause();
          }
          pause();
          pause();
          for (int i = 0; i < 200; i++) {
            pause();
          }
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(hasty(Duration.ofMillis(1500)), server)) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> http.ask(get(server.at("/"))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("tries again later");
      var took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(took).isBetween(Duration.ofMillis(400), Duration.ofMillis(2200));
    }
  }

  /// A twentieth of a second, by waiting on what never comes.
  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
  }

  @Test
  void f5DropsABodySlowerThanTheLeastRate() throws Exception {
    LoopbackServer.Route route =
        (_, out) -> {
          out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          while (true) {
            out.write('x');
            out.flush();
            pause();
          }
        };
    var second = Duration.ofSeconds(1);
    var deadlines =
        new Deadlines(
            second,
            second,
            second,
            second,
            Duration.ofSeconds(20),
            new Deadlines.Slowness(second, 1024),
            Duration.ofSeconds(90));
    try (var server = new LoopbackServer(route);
        var http = gateway(deadlines, server)) {
      assertThatThrownBy(() -> http.ask(get(server.at("/"))))
          .hasMessageContaining("less than 1024 bytes a second");
    }
  }

  @Test
  void anHttpErrorIsAValueAndKeepsWhatAnApiSaysAboutIt() throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 403, "", "{\"error\":\"no\"}"));
        var http = gateway(server)) {
      var failed = (Answer.Failed) http.ask(get(server.at("/?access_token=s3cret&x=1")));
      assertThat(failed.status()).isEqualTo(403);
      assertThat(new String(failed.body(), StandardCharsets.UTF_8)).contains("no");
      assertThat(failed.message()).contains("403").doesNotContain("s3cret");
    }
  }

  @Test
  void leavesLimitsOfAnAccountToItsConnectorAndHoldsNobodyElse() throws Exception {
    LoopbackServer.Route route =
        (asked, out) ->
            write(
                out,
                asked.path().equals("/mine") ? 429 : 200,
                String.join(
                    "\r\n",
                    "X-RateLimit-Remaining: 0",
                    "X-RateLimit-Reset: 4102444800",
                    "X-Rate-Limit-Reset: 7"),
                "said");
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      assertThat(http.ask(Request.api("GET", server.at("/mine"), null)))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> {
                assertThat(failed.status()).isEqualTo(429);
                assertThat(failed.headers().first("X-Rate-Limit-Reset")).contains("7");
                assertThat(failed.body()).asString().isEqualTo("said");
              });
      assertThat(http.ask(Request.api("GET", server.at("/theirs"), null)))
          .isInstanceOf(Answer.Fetched.class);
    }
  }

  @Test
  void f10LeavesAHostAloneThatAskedForIt() throws Exception {
    LoopbackServer.Route route = (_, out) -> write(out, 429, "Retry-After: 120", "");
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var before = Instant.now();
      var first = (Answer.SlowDown) http.ask(get(server.at("/")));
      assertThat(first.notBefore())
          .isBetween(before.plusSeconds(119), Instant.now().plusSeconds(121));
      assertThat(http.ask(get(server.at("/other")))).isInstanceOf(Answer.SlowDown.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void knowsGoneFromBroken() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> write(out, asked.path().equals("/gone") ? 410 : 500, "", "");
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      assertThat(http.ask(get(server.at("/gone")))).isInstanceOf(Answer.Gone.class);
      assertThat(http.ask(get(server.at("/broken")))).isInstanceOf(Answer.Failed.class);
    }
  }

  @Test
  void f10AsksOneHostAtMostOnceASecond() throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "", ""))) {
      var settings =
          LoopbackServer.settings(Deadlines.USUAL, server)
              .with(new Pace(Duration.ofMillis(200), 2, Duration.ofMinutes(1)));
      try (var http = new HttpGateway(settings, Clock.systemUTC(), new Random(1))) {
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
          http.ask(get(server.at("/" + i)));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isGreaterThan(Duration.ofMillis(600));
      }
    }
  }

  @Test
  void f10RemembersABadHostForAnHour() throws Exception {
    var lookups = new AtomicInteger();
    VettedDns.Lookup nowhere =
        host -> {
          lookups.incrementAndGet();
          throw new java.net.UnknownHostException(host);
        };
    var settings = HttpSettings.of(URI.create("https://kith.example/"), "1").with(Pace.LOOPBACK);
    var url = URI.create("http://nowhere.example/");
    try (var http =
        new HttpGateway(settings, Clock.systemUTC(), new Random(1), System::nanoTime, nowhere)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> http.ask(get(url))).hasMessageContaining("no such host");
      }
      var answer = (Answer.SlowDown) http.ask(get(url));
      assertThat(answer.notBefore()).isAfter(Instant.now().plusSeconds(3500));
      assertThat(lookups).hasValue(3);
    }
  }

  @Test
  void neverSendsASecretToAMessage() throws Exception {
    try (var server = new LoopbackServer((_, out) -> out.close());
        var http = gateway(server)) {
      var request = get(server.at("/?api_key=s3cret")).with("Authorization", "Bearer s3cret");
      assertThatThrownBy(() -> http.ask(request))
          .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("s3cret"));
    }
  }

  @Test
  void sendsABodyAndDoesNotFollowItsRedirect() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          var sent =
              asked.rest().readNBytes(Integer.parseInt(asked.headers().get("Content-Length")));
          boolean away = asked.path().equals("/away");
          write(out, away ? 307 : 201, away ? "Location: /" : "", sent);
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var form = "application/x-www-form-urlencoded";
      var body = "source=https%3A%2F%2Fa.example&target=x".getBytes(StandardCharsets.UTF_8);
      var sent = http.ask(Request.post(server.at("/"), form, body));
      assertThat(((Answer.Fetched) sent).body()).isEqualTo(body);
      assertThat(http.ask(Request.post(server.at("/away"), form, body)))
          .isInstanceOf(Answer.Refused.class);
    }
  }
}
