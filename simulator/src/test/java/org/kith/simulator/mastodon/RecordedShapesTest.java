package org.kith.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds the fake server to what real servers of version 4.6 answered to a real client: every name
/// that is in every recorded answer of a kind is in the fake's, with the same types.
class RecordedShapesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Names of what Kith has no use for.
  private static final Set<String> LEFT_OUT =
      Set.of("feature_approval", "quote_approval", "tagged_collections");

  private record Recorded(String method, String path, int status, JsonNode headers, String body) {}

  private static List<Recorded> recordings() throws IOException {
    var file = SharedFile.need("mastodon-recorded/mastodon-recorded.jsonl.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(JSON::readTree)
          .map(json ->
              new Recorded(
                  json.path("method").asString(),
                  json.path("uri")
                      .asString()
                      .replaceFirst("https?://[^/]*", "")
                      .replaceFirst("\\?.*", ""),
                  json.path("status").asInt(),
                  json.path("headers"),
                  json.path("body").asString("")))
          .toList();
    }
  }

  private static List<JsonNode> recorded(List<Recorded> all, String method, String path) {
    var found = new ArrayList<JsonNode>();
    for (var r : all) {
      boolean isJson = r.body().startsWith("{") || r.body().startsWith("[");
      if (isJson && r.method().equals(method) && r.status() == 200 && r.path().matches(path)) {
        found.add(JSON.readTree(r.body()));
      }
    }
    return found;
  }

  /// The names and types every one of these has.
  private static Set<String> common(List<JsonNode> nodes) {
    Set<String> common = new TreeSet<>();
    boolean first = true;
    for (var node : nodes) {
      var names = names(node);
      if (first) {
        common = names;
      } else {
        common.retainAll(names);
      }
      first = false;
    }
    return common;
  }

  private static Set<String> names(JsonNode node) {
    var names = new TreeSet<String>();
    for (var property : node.properties()) {
      if (!LEFT_OUT.contains(property.getKey())) {
        names.add(property.getKey());
      }
    }
    return names;
  }

  private static List<JsonNode> statuses(List<JsonNode> nodes) {
    var found = new ArrayList<JsonNode>();
    nodes.forEach(node -> gather(node, "visibility", found));
    return found;
  }

  private static void gather(JsonNode node, String sign, List<JsonNode> found) {
    if (node.has(sign) && node.has("account")) {
      found.add(node);
    }
    node.forEach(child -> gather(child, sign, found));
  }

  @Test
  void aStatusHasTheNamesEveryRecordedStatusHas() throws Exception {
    var all = statuses(recorded(recordings(), "GET", "/api/v1/(timelines/.*|statuses/\\d+)"));
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual())) {
      var ana = fake.join("ana");
      var id = fake.say(ana, "Hello #rivers");
      var client = new Client(fake.address(), fake.token(ana, "read"));
      var ours = client.get("/api/v1/statuses/" + id).json();
      assertThat(all).hasSizeGreaterThan(80);
      assertThat(names(ours)).containsAll(common(all));
      var accounts = all.stream().map(s -> s.path("account")).toList();
      assertThat(names(ours.path("account"))).containsAll(common(accounts));
    }
  }

  @Test
  void otherAnswersHaveTheNamesOfTheRecordedOnes() throws Exception {
    var all = recordings();
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual())) {
      var ana = fake.join("ana");
      var bo = fake.join("bo");
      fake.say(bo, "@ana hello");
      var client = new Client(fake.address(), fake.token(ana, "read write profile"));
      for (var path :
          List.of(
              "/api/v1/accounts/verify_credentials",
              "/.well-known/oauth-authorization-server",
              "/.well-known/nodeinfo",
              "/api/v1/apps/verify_credentials",
              "/oauth/userinfo",
              "/api/v2/search?q=ana")) {
        var plain = path.replaceFirst("\\?.*", "");
        assertThat(names(client.get(path).json()))
            .as(path)
            .containsAll(without(common(recorded(all, "GET", plain)), "collections"));
      }
      assertThat(names(client.get("/api/v1/notifications").json().path(0)))
          .containsAll(firsts(recorded(all, "GET", "/api/v1/notifications"), "status"));
      assertThat(names(client.get("/api/v1/accounts/relationships?id=" + bo.id()).json().path(0)))
          .containsAll(firsts(recorded(all, "GET", "/api/v1/accounts/relationships"), "status"));
      var ids = new HashSet<>(List.of("thumbnail", "icon", "wrapstodon", "vapid"));
      var instance = common(recorded(all, "GET", "/api/v2/instance/?"));
      instance.removeAll(ids);
      assertThat(names(client.get("/api/v2/instance").json())).containsAll(instance);
    }
  }

  private static Set<String> without(Set<String> names, String one) {
    names.remove(one);
    return names;
  }

  private static Set<String> firsts(List<JsonNode> lists, String without) {
    var firsts = new ArrayList<JsonNode>();
    for (var list : lists) {
      list.forEach(firsts::add);
    }
    return without(common(firsts), without);
  }

  @Test
  void headersAreWrittenAsRecorded() throws Exception {
    var recorded =
        recordings().stream()
            .filter(r -> r.path().equals("/api/v1/timelines/home") && r.status() == 200)
            .filter(r -> r.headers().has("link"))
            .findFirst()
            .orElseThrow();
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual())) {
      var ana = fake.join("ana");
      for (int i = 0; i < 3; i++) {
        fake.say(ana, "Hello " + i);
      }
      var got =
          new Client(fake.address(), fake.token(ana, "read"))
              .get("/api/v1/timelines/home?limit=2&local=1");
      for (var name : List.of("x-ratelimit-limit", "x-ratelimit-remaining", "content-type")) {
        assertThat(pattern(got.header(name)))
            .isEqualTo(pattern(recorded.headers().path(name).asString()));
      }
      var reset = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";
      assertThat(got.header("x-ratelimit-reset")).matches(reset);
      assertThat(recorded.headers().path("x-ratelimit-reset").asString()).matches(reset);
      assertThat(pattern(got.header("link")).replace("limit=N&", ""))
          .isEqualTo(
              pattern(recorded.headers().path("link").asString())
                  .replace("localhost", "N.N.N.N")
                  .replace("limit=N&", ""));
    }
  }

  private static String pattern(String text) {
    return text.replaceAll("v\\d/", "v/").replaceAll("\\d+", "N");
  }

  @Test
  void aStrangersTokenIsRefusedAsRecorded() throws Exception {
    var recorded =
        recordings().stream()
            .filter(r -> r.path().equals("/api/v1/timelines/home") && r.status() == 401)
            .findFirst()
            .orElseThrow();
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual())) {
      var got = new Client(fake.address(), "unknown").get("/api/v1/timelines/home");
      assertThat(got.status()).isEqualTo(401);
      assertThat(got.json()).isEqualTo(JSON.readTree(recorded.body()));
      assertThat(got.header("www-authenticate"))
          .isEqualTo(recorded.headers().path("www-authenticate").asString());
    }
  }
}
