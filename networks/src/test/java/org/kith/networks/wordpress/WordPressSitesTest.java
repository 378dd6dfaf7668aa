package org.kith.networks.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kith.networks.LoopbackServer;

class WordPressSitesTest {

  private static WordPressSites.Found find(String headers, String body) throws Exception {
    try (var server =
            new LoopbackServer((asked, out) ->
                LoopbackServer.write(
                    out, asked.path().equals("/robots.txt") ? 404 : 200, headers, body));
        var http = LoopbackServer.gateway(server)) {
      return new WordPressSites(http).find(server.at("/blog/"));
    }
  }

  @Test
  void findsTheApiInTheHeaderOrTheHead() throws Exception {
    var api =
        (WordPressSites.Found.Api) find("Link: </blog/wp-json/>; rel=\"https://api.w.org/\"", "");
    assertThat(api.api().getPath()).isEqualTo("/blog/wp-json/");
    assertThat(api.authorize().getPath()).isEqualTo("/blog/wp-admin/authorize-application.php");
    var plain =
        (WordPressSites.Found.Api)
            find(
                "Content-Type: text/html",
                "<link rel='https://api.w.org/' href='/?rest_route=/' />");
    assertThat(plain.api().getQuery()).isEqualTo("rest_route=/");
    assertThat(plain.authorize().getPath()).isEqualTo("/wp-admin/authorize-application.php");
  }

  @Test
  void saysInWordsWhyNot() throws Exception {
    assertThat(((WordPressSites.Found.Unusable) find("Content-Type: text/html", "<p>")).reason())
        .contains("names no REST API");
    var elsewhere = find("Link: <https://other.example/wp-json/>; rel=\"https://api.w.org/\"", "");
    assertThat(((WordPressSites.Found.Unusable) elsewhere).reason())
        .contains("on another host, other.example");
  }
}
