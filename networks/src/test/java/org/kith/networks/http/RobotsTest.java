package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /// Where the library differs from Google's parser: an agent with a blank in it, which kith has
  /// not, and rules that are percent-encoded other than the address. Each shuts or opens a page of
  /// a site that writes so.
  private static final List<String> KNOWN_DIFFERENCES =
      List.of(
          "GoogleOnly_AcceptUserAgentUpToFirstSpace foo bar http://foo.bar/x/y",
          "ID_Encoding foobot http://foo.bar/foo/bar/\u30c4",
          "ID_Encoding foobot http://foo.bar/foo/bar/\u30c4",
          "ID_Encoding foobot http://foo.bar/foo/bar/baz");

  /// Cases without an agent or an address, which Kith never asks with.
  private static final int WITHOUT_A_QUESTION = 4;

  @Test
  void agreesWithGooglesOwnCases() throws IOException {
    var file = SharedData.cases();
    List<String> differ = new ArrayList<>();
    int compared = 0;
    for (var c : file) {
      var agent = c.path("user_agent").asString("").toLowerCase(Locale.ROOT);
      var url = c.path("url").asString("");
      if (agent.isEmpty() || url.isEmpty()) {
        continue;
      }
      compared++;
      var body = c.path("robotstxt").asString("").getBytes(StandardCharsets.UTF_8);
      var rules =
          new SimpleRobotRulesParser()
              .parseContent("http://foo.bar/robots.txt", body, "text/plain", List.of(agent));
      if (rules.isAllowed(url) != c.path("allowed").asBoolean(false)) {
        differ.add(c.path("test").asString("") + " " + agent + " " + url);
      }
    }
    assertThat(file.size()).isEqualTo(142);
    assertThat(compared).isEqualTo(file.size() - WITHOUT_A_QUESTION);
    assertThat(differ).containsExactlyElementsOf(KNOWN_DIFFERENCES);
  }

  private static final class SharedData {
    static tools.jackson.databind.JsonNode cases() throws IOException {
      var path = org.kith.networks.SharedData.need("google-robotstxt/cases.json");
      return StrictJson.MAPPER.readTree(Files.readAllBytes(path));
    }
  }
}
