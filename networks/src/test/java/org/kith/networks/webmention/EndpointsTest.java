package org.kith.networks.webmention;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.LoopbackServer;

class EndpointsTest {

  private static Endpoints.Found.Told discover(String headers, String body) throws Exception {
    try (var server =
            new LoopbackServer((asked, out) ->
                LoopbackServer.write(
                    out, asked.path().equals("/robots.txt") ? 404 : 200, headers, body));
        var http = LoopbackServer.gateway(server)) {
      return (Endpoints.Found.Told) new Endpoints(http).discover(server.at("/post"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <https://a.example/wm>; rel="webmention"                          | https://a.example/wm
          <https://a.example/1>; title="a, <b>; rel=webmention", <https://a.example/wm>;rel = Webmention | https://a.example/wm
          <https://a.example/wm>; rel="http://webmention.org/ webmention"; x | https://a.example/wm
          <https://a.example/wm>; rel=webmentions                           |
          <https://a.example/wm                                             |
          https://a.example/wm; rel=webmention                              |
          <ftp://a.example/wm>; rel=webmention                              |
          """)
  void readsTheLinkHeader(String header, String endpoint) throws Exception {
    var found = discover("Content-Type: text/html\r\nLink: " + header, "").webmention();
    assertThat(found.map(URI::toString).orElse(null)).isEqualTo(endpoint);
  }

  @Test
  void findsThePingbackServerInItsHeaderBeforeTheLink() throws Exception {
    var html = "<link rel='pingback' href='https://a.example/link'>";
    assertThat(discover("X-Pingback: https://a.example/header", html).pingback())
        .contains(URI.create("https://a.example/header"));
    assertThat(discover("Content-Type: text/html", html).pingback())
        .contains(URI.create("https://a.example/link"));
    assertThat(discover("Content-Type: text/html", "<a rel='pingback' href='/a'>x</a>").pingback())
        .isEmpty();
  }

  @Test
  void resolvesAgainstTheBaseOfThePage() throws Exception {
    var html = "<base href='https://cdn.example/x/'><a rel=webmention href='wm'>here</a>";
    assertThat(discover("Content-Type: text/html", html).webmention())
        .contains(URI.create("https://cdn.example/x/wm"));
  }

  @Test
  void aPictureHasOnlyItsHeaders() throws Exception {
    var told = discover("Content-Type: image/png", "<link rel=webmention href=/wm>");
    assertThat(told.webmention()).isEmpty();
  }

  @Test
  void anEndpointInsideOurNetworkIsToldOnlyByPagesInsideIt() {
    for (var inside :
        List.of(
            "http://localhost/x", "http://127.0.0.1:8080/", "http://[::1]/", "http://wiki/wm")) {
      assertThat(Loopback.refusal(URI.create(inside), URI.create("https://a.example/")))
          .get()
          .asString()
          .contains("inside our own network");
      assertThat(Loopback.refusal(URI.create(inside), URI.create("http://10.0.0.1/"))).isEmpty();
    }
    assertThat(Loopback.refusal(URI.create("https://b.example/"), URI.create("https://a.example/")))
        .isEmpty();
  }
}
