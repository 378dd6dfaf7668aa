package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.LoopbackServer;

class RedirectTest {

  private static final List<Integer> STATUSES = List.of(301, 302, 303, 307, 308);

  private static final List<String> FORBIDDEN =
      List.of(
          "http://127.0.0.1:%d/secret",
          "http://localhost:%d/secret",
          "//127.0.0.1:%d/secret",
          "http:\\\\127.0.0.1:%d\\secret",
          "http://[::1]:%d/secret",
          "http://user@127.0.0.1:%d/secret",
          "ftp://127.0.0.1:%d/secret",
          "file:///etc/passwd",
          "javascript:alert(%d)",
          "http://private.example:%d/secret");

  static Stream<Arguments> forbiddenRedirects() {
    return STATUSES.stream().flatMap(s -> FORBIDDEN.stream().map(to -> Arguments.of(s, to)));
  }

  /// The canary stands on a loopback port the operator did not name, and every test asks its own
  /// server on another one, so nothing here can reach a foreign machine.
  @ParameterizedTest
  @MethodSource("forbiddenRedirects")
  void f4NeverReachesTheCanary(int status, String location) throws Exception {
    try (var canary = new LoopbackServer((_, out) -> write(out, 200, "", "secret"))) {
      var port = canary.at("/").getPort();
      LoopbackServer.Route route =
          (_, out) -> write(out, status, "Location: " + location.replace("%d", "" + port), "");
      try (var server = new LoopbackServer(route);
          var http = local(server)) {
        assertThat(http.ask(Request.get(server.at("/"), Cap.PAGE, "*/*")))
            .isInstanceOf(Answer.Refused.class);
        assertThat(canary.requests()).isEmpty();
      }
    }
  }

  /// Finds only what is on loopback, and lets every port pass, so that the address alone decides.
  private static HttpGateway local(LoopbackServer server) {
    var settings =
        LoopbackServer.settings(Deadlines.USUAL, server)
            .with(new Reachable(java.util.Set.of(server.host()), anyPort()));
    VettedDns.Lookup lookup =
        host ->
            new InetAddress[] {
              InetAddress.ofLiteral(
                  host.startsWith("127.") || host.equals("::1") ? host : "127.0.0.1")
            };
    return new HttpGateway(settings, Clock.systemUTC(), new Random(1), System::nanoTime, lookup);
  }

  private static java.util.Set<Integer> anyPort() {
    return java.util.stream.IntStream.rangeClosed(1, 65535)
        .boxed()
        .collect(java.util.stream.Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/2", "2", "./2", "?to=2", "//HOST/2", "http://HOST/2"})
  void followsWhatIsHonest(String location) throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          boolean first = asked.path().equals("/1");
          var to = location.replace("HOST", asked.headers().get("Host"));
          write(out, first ? 302 : 200, first ? "Location: " + to : "", "here");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var answer = (Answer.Fetched) http.ask(Request.get(server.at("/1"), Cap.PAGE, "*/*"));
      assertThat(answer.url().toString()).contains("2");
      assertThat(answer.movedTo()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void f4FollowsFiveAndNotSix(int redirects) throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          int left = Integer.parseInt(asked.path().substring(1));
          write(out, left == 0 ? 200 : 301, left == 0 ? "" : "Location: /" + (left - 1), "");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var answer = http.ask(Request.get(server.at("/" + redirects), Cap.PAGE, "*/*"));
      if (redirects == 5) {
        assertThat(((Answer.Fetched) answer).movedTo()).isEqualTo(server.at("/0"));
      } else {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
      }
    }
  }

  @Test
  void f4TakesNoSecretToAnotherHost() throws Exception {
    try (var other = new LoopbackServer((_, out) -> write(out, 200, "", ""));
        var server =
            new LoopbackServer((_, out) -> write(out, 302, "Location: " + other.at("/"), ""));
        var http = gateway(server, other)) {
      var request = Request.get(server.at("/"), Cap.PAGE, "*/*").with("Authorization", "Bearer x");
      http.ask(request.with("DPoP", "proof"));
      assertThat(server.requests().getFirst().headers()).containsKeys("Authorization", "DPoP");
      assertThat(other.requests().getFirst().headers())
          .doesNotContainKeys("Authorization", "DPoP", "Cookie", "Referer");
    }
  }

  @Test
  void f4NeverGoesFromHttpsToHttp() {
    var headers = new Headers().add("Location", "http://example.org/");
    var raw = new Exchange.Raw(301, headers, new byte[0]);
    var from = URI.create("https://example.org/");
    assertThat(HttpGateway.refusal(Request.page(from), from, raw, 0))
        .contains("from https to http");
  }

  @Test
  void ignoresRefreshAndMetaRefresh() throws Exception {
    try (var server =
            new LoopbackServer((_, out) ->
                write(
                    out,
                    200,
                    "Refresh: 0; url=/2",
                    "<meta http-equiv=refresh content='0;url=/2'><link rel=icon href=/3>"));
        var http = gateway(server)) {
      http.ask(Request.get(server.at("/1"), Cap.PAGE, "*/*"));
      assertThat(server.requests()).hasSize(1);
    }
  }
}
