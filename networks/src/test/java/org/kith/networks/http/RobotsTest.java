package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.LoopbackServer;

class RobotsTest {

  @ParameterizedTest
  @CsvSource({
    "200, 'User-agent: *\nDisallow: /', false",
    "200, 'User-agent: kith\nDisallow: /private', true",
    "200, 'User-agent: *\nDisallow: /\n\nUser-agent: Kith\nAllow: /', true",
    "404, '', true",
    "403, '', true",
    "410, '', true",
    "500, '', false",
    "503, '', false"
  })
  void f10AsksRobotsBeforeAPage(int status, String rules, boolean allowed) throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          boolean robots = asked.path().equals("/robots.txt");
          write(out, robots ? status : 200, "", robots ? rules : "page");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var answer = http.ask(Request.page(server.at("/a")));
      assertThat(answer instanceof Answer.Fetched).isEqualTo(allowed);
      http.ask(Request.page(server.at("/b")));
      assertThat(server.requests().stream().filter(r -> r.path().equals("/robots.txt"))).hasSize(1);
    }
  }

  @Test
  void readsTheFirst500KiBOfALargeFile() throws Exception {
    var rules = "User-agent: *\nDisallow: /secret\n" + "# long\n".repeat(200_000);
    LoopbackServer.Route route =
        (asked, out) -> write(out, 200, "", asked.path().equals("/robots.txt") ? rules : "page");
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      assertThat(http.ask(Request.page(server.at("/open")))).isInstanceOf(Answer.Fetched.class);
      assertThat(http.ask(Request.page(server.at("/secret")))).isInstanceOf(Answer.Refused.class);
    }
  }

  @Test
  void agreesWithAllOfGooglesOwnCases() throws IOException {
    var file = SharedData.cases();
    List<String> differ = new ArrayList<>();
    for (var c : file) {
      var agent = c.path("user_agent").asString("");
      var url = c.path("url").asString("");
      var rules =
          RobotsRules.parse(
              c.path("robotstxt").asString("").getBytes(StandardCharsets.UTF_8), agent);
      if (rules.allows(URI.create(url)) != c.path("allowed").asBoolean(false)) {
        differ.add(c.path("test").asString("") + " " + agent + " " + url);
      }
    }
    assertThat(file.size()).isEqualTo(142);
    assertThat(differ).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/*/feed$, /a/feed, false",
    "/*/feed$, /a/feed/feed, false",
    "/*/feed$, /a/feeds, true",
    "/a*b*c, /axbxbxc/more, false",
    "/a*b*c, /acb, true",
    "*, /, false",
    "$, /, true",
    "/a$b, /a$b, false",
    "/%e3%83%84, /%E3%83%84, false"
  })
  void starsStandForAnythingAndADollarForTheEnd(String pattern, String path, boolean allowed) {
    var rules =
        RobotsRules.parse(
            ("User-agent: *\nDisallow: " + pattern).getBytes(StandardCharsets.UTF_8), "kith");
    assertThat(rules.allows(URI.create("http://foo.bar" + path))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User-agent: kith\nUser-agent: other\nDisallow: /",
        "User-agent: other\nDisallow: /x\nUser-agent: Kith/1.0 (a reader)\nDisallow: /",
        "\u00ef\u00bb\u00bfUSER AGENT: KITH\rdissallow: /",
        "useragent kith # us\r\nDisallow / # all",
        "User-agent: kith\nDisallow: /x\nUser-agent: *\nAllow: /\nUser-agent: kith\nDisallow: /a"
      })
  void readsWhatIsMeantForKith(String file) {
    var rules = RobotsRules.parse(file.getBytes(StandardCharsets.ISO_8859_1), "kith");
    assertThat(rules.allows(URI.create("https://foo.bar/a"))).isFalse();
    assertThat(
            RobotsRules.parse(file.getBytes(StandardCharsets.ISO_8859_1), "nobody")
                .allows(URI.create("https://foo.bar/a")))
        .isTrue();
  }

  private static final class SharedData {
    static tools.jackson.databind.JsonNode cases() throws IOException {
      var path = org.kith.networks.SharedData.need("google-robotstxt/cases.json");
      return StrictJson.MAPPER.readTree(Files.readAllBytes(path));
    }
  }
}
