package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Draft;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Published;
import org.kith.networks.http.HttpGateway;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class BlueskyPublisherTest {

  private static final String ANA = TestSession.DID;
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123456Z");

  private LoopbackServer server;
  private HttpGateway http;
  private TestSession session;
  private BlueskyPublisher publisher;
  private final Map<String, JsonNode> records = new ConcurrentHashMap<>();
  private volatile String fault = "";

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(this::answer);
    http = gateway(server);
    session = new TestSession(http, server.at(""));
    publisher = new BlueskyPublisher(http, session, () -> NOW);
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    server.close();
  }

  /// A server that keeps records, and has the fault it is told to have once.
  private void answer(LoopbackServer.Asked asked, OutputStream out) throws IOException {
    var method =
        asked
            .path()
            .replaceFirst("^/xrpc/com\\.atproto\\.repo\\.|\\?.*", "")
            .replaceFirst("\\?.*", "");
    switch (method) {
      case "getRecord" -> get(asked.path(), out);
      case "uploadBlob" -> {
        int size = body(asked).length;
        write(
            out,
            200,
            "",
            "{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafk\"},\"mimeType\":\"%s\",\"size\":%d}}"
                .formatted(asked.headers().get("Content-Type"), size));
      }
      case "createRecord", "putRecord", "deleteRecord" -> change(method, asked, out);
      case "/page" ->
          write(
              out,
              200,
              "Content-Type: text/html",
              "<title>t</title><meta property=og:title content='The &amp; page'><meta name=description content=About><meta property=og:image content=/pic>");
      case "/pic" ->
          write(out, 200, "Content-Type: image/png", PictureSizeTest.picture("png", 8, 4));
      default -> write(out, 404, "", "{\"error\":\"HandleNotFound\"}");
    }
  }

  private void get(String path, OutputStream out) throws IOException {
    var query = URLDecoder.decode(path.replaceFirst(".*\\?", ""), StandardCharsets.UTF_8);
    var uri = query.replaceFirst("collection=(.*)&repo=(.*)&rkey=(.*)", "at://$2/$1/$3");
    var record = records.get(uri);
    if (record == null) {
      write(out, 400, "", "{\"error\":\"RecordNotFound\",\"message\":\"Could not locate record\"}");
    } else {
      write(out, 200, "", "{\"uri\":\"%s\",\"cid\":\"bafy\",\"value\":%s}".formatted(uri, record));
    }
  }

  private void change(String method, LoopbackServer.Asked asked, OutputStream out)
      throws IOException {
    var json = JsonMapper.shared().readTree(body(asked));
    var uri =
        "at://%s/%s/%s"
            .formatted(
                json.path("repo").asString(),
                json.path("collection").asString(),
                json.path("rkey").asString());
    var parts = fault.split(" ", 3);
    fault = "";
    boolean writes = parts[0].isEmpty() || parts[0].equals("after");
    if (writes && method.equals("deleteRecord")) {
      records.remove(uri);
    } else if (writes) {
      records.put(uri, json.path("record"));
    }
    if (parts[0].isEmpty()) {
      write(out, 200, "", "{\"uri\":\"%s\",\"cid\":\"bafy\"}".formatted(uri));
    } else {
      write(
          out,
          Integer.parseInt(parts[1]),
          "",
          "{\"error\":\"%s\",\"message\":\"m\"}".formatted(parts[2]));
    }
  }

  private static byte[] body(LoopbackServer.Asked asked) throws IOException {
    return asked
        .rest()
        .readNBytes(Integer.parseInt(String.valueOf(asked.headers().get("Content-Length"))));
  }

  private JsonNode only() {
    assertThat(records).hasSize(1);
    return records.values().iterator().next();
  }

  private long writes() {
    return server.requests().stream().filter(r -> r.path().endsWith("createRecord")).count();
  }

  @Test
  void publishesADraftOnceHoweverOftenItIsSent() throws Exception {
    var draft = Draft.of("Água limpa https://a.example/ 🌊", "pt-BR");
    var first = publisher.publish(draft, "draft-1");
    assertThat(first)
        .isInstanceOf(Published.Done.class)
        .isEqualTo(publisher.publish(draft, "draft-1"));
    assertThat(writes()).isEqualTo(1);
    var done = (Published.Done) first;
    var uri = AtSyntax.atUri(done.postId()).orElseThrow();
    assertThat(AtSyntax.isTid(uri.key())).isTrue();
    assertThat(done.url())
        .hasToString("https://bsky.app/profile/%s/post/%s".formatted(ANA, uri.key()));
    assertThat(only())
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"$type":"app.bsky.feed.post","text":"Água limpa https://a.example/ 🌊","createdAt":"2026-05-01T12:00:00.123Z","langs":["pt-BR"],
                     "facets":[{"index":{"byteStart":12,"byteEnd":30},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://a.example/"}]}]}
                    """));
    assertThat(publisher.publish(draft, "draft-2")).isNotEqualTo(first);
    assertThat(BlueskyPublisher.key("did:plc:bo", "draft-1")).isNotEqualTo(uri.key());
  }

  @Test
  void findsThatItWasPublishedThoughTheServerSaidItFailed() throws Exception {
    fault = "after 500 InternalServerError";
    assertThat(publisher.publish(Draft.of("x", ""), "a")).isInstanceOf(Published.Done.class);
    fault = "before 502 UpstreamFailure";
    assertThatThrownBy(() -> publisher.publish(Draft.of("y", ""), "b"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("UpstreamFailure");
    assertThat(publisher.publish(Draft.of("y", ""), "b")).isInstanceOf(Published.Done.class);
    assertThat(records).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "before 400 InvalidRecord, Refused",
    "before 401 AuthMissing, Disconnected",
    "before 403 ScopeMissingError, Disconnected",
    "before 400 AccountDeactivated, Disconnected",
    "before 429 RateLimitExceeded, SlowDown"
  })
  void saysWhyNothingWasPublished(String fault, String answer) throws Exception {
    this.fault = fault;
    assertThat(publisher.publish(Draft.of("x", ""), "a").getClass().getSimpleName())
        .isEqualTo(answer);
    assertThat(records).isEmpty();
  }

  @Test
  void saysThatTheAccountIsNoLongerConnected() throws Exception {
    session.isOver = true;
    assertThat(publisher.publish(Draft.of("x", ""), "a"))
        .isEqualTo(new Published.Disconnected(TestSession.OVER));
    assertThat(publisher.delete("at://%s/app.bsky.feed.post/x".formatted(ANA)))
        .isInstanceOf(Published.Disconnected.class);
  }

  @Test
  void showsPicturesWithTheirWordsAndTheLinkInTheText() throws Exception {
    var picture =
        new Draft.Picture(PictureSizeTest.picture("png", 20, 10), "image/png", "The river");
    var link = URI.create("https://a.example/why");
    publisher.publish(new Draft("", "Look", List.of(picture), "en", link, null, null), "a");
    assertThat(only().path("text").asString()).isEqualTo("Look\nhttps://a.example/why");
    assertThat(only().path("facets").size()).isEqualTo(1);
    var image = only().at("/embed/images/0");
    assertThat(image.path("alt").asString()).isEqualTo("The river");
    assertThat(image.at("/image/mimeType").asString()).isEqualTo("image/png");
    assertThat(image.at("/image/size").asInt()).isEqualTo(picture.bytes().length);
    assertThat(image.path("aspectRatio").toString()).isEqualTo("{\"width\":20,\"height\":10}");
  }

  @Test
  void showsALinkAsACard() throws Exception {
    var draft = new Draft("", "Read", List.of(), "", server.at("/page"), null, null);
    publisher.publish(draft, "a");
    var card = only().at("/embed/external");
    assertThat(card.path("uri").asString()).isEqualTo(server.at("/page").toString());
    assertThat(card.path("title").asString()).isEqualTo("The & page");
    assertThat(card.path("description").asString()).isEqualTo("About");
    assertThat(card.at("/thumb/mimeType").asString()).isEqualTo("image/png");
    records.clear();
    publisher.publish(
        new Draft("Ours", "Read", List.of(), "", server.at("/none"), null, null), "b");
    assertThat(only().at("/embed/external").toString())
        .isEqualTo(
            "{\"uri\":\"%s\",\"title\":\"Ours\",\"description\":\"\"}"
                .formatted(server.at("/none")));
  }

  @Test
  void answersWithinTheConversation() throws Exception {
    var root = ((Published.Done) publisher.publish(Draft.of("root", ""), "a")).postId();
    var answer =
        (Published.Done)
            publisher.publish(new Draft("", "one", List.of(), "", null, root, null), "b");
    publisher.publish(new Draft("", "two", List.of(), "", null, answer.postId(), null), "c");
    var two =
        records.values().stream()
            .filter(r -> r.path("text").asString().equals("two"))
            .findFirst()
            .orElseThrow();
    assertThat(two.at("/reply/root/uri").asString()).isEqualTo(root);
    assertThat(two.at("/reply/parent/uri").asString()).isEqualTo(answer.postId());
    assertThat(two.at("/reply/parent/cid").asString()).isEqualTo("bafy");
    var gone = "at://%s/app.bsky.feed.post/gone".formatted(ANA);
    assertThat(publisher.publish(new Draft("", "x", List.of(), "", null, gone, null), "d"))
        .isInstanceOf(Published.Refused.class);
  }

  @Test
  void changesAndTakesBackWhatItPublished() throws Exception {
    var root = ((Published.Done) publisher.publish(Draft.of("root", ""), "a")).postId();
    var id =
        ((Published.Done)
                publisher.publish(new Draft("", "x", List.of(), "", null, root, null), "b"))
            .postId();
    assertThat(publisher.edit(id, Draft.of("changed", "en"))).isInstanceOf(Published.Done.class);
    assertThat(java.util.Objects.requireNonNull(records.get(id)).path("text").asString())
        .isEqualTo("changed");
    assertThat(java.util.Objects.requireNonNull(records.get(id)).at("/reply/root/uri").asString())
        .isEqualTo(root);
    fault = "before 400 InvalidSwap";
    assertThatThrownBy(() -> publisher.edit(id, Draft.of("again", "")))
        .isInstanceOf(IOException.class);
    assertThat(publisher.delete(id)).isInstanceOf(Published.Done.class);
    assertThat(publisher.delete(id)).isInstanceOf(Published.Done.class);
    assertThat(records).containsOnlyKeys(root);
    assertThat(publisher.edit(id, Draft.of("x", ""))).isInstanceOf(Published.Refused.class);
    assertThatThrownBy(() -> publisher.delete("at://did:plc:bo/app.bsky.feed.post/x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsNothingThatTheNetworkWouldNotHave() throws Exception {
    var large = new Draft.Picture(new byte[1_000_001], "image/png", "large");
    var small = new Draft.Picture(new byte[10], "image/png", "small");
    var drafts =
        List.of(
            Draft.of("é".repeat(301), ""),
            Draft.of("👨‍👩‍👧‍👦".repeat(200), ""),
            Draft.of("  ", ""),
            new Draft("", "x", List.of(large), "", null, null, null),
            new Draft("", "x", List.of(small, small, small, small, small), "", null, null, null),
            new Draft("", "x", List.of(), "", null, null, NOW));
    for (var draft : drafts) {
      assertThat(publisher.publish(draft, "a")).isInstanceOf(Published.Refused.class);
    }
    assertThat(server.requests()).isEmpty();
    assertThat(publisher.publish(Draft.of("👨‍👩‍👧‍👦".repeat(100), ""), "b"))
        .isInstanceOf(Published.Done.class);
  }

  @Test
  void saysWhatItCan() {
    assertThat(Bluesky.ABILITIES.can()).contains(Ability.PUBLISH, Ability.EDIT, Ability.STREAM);
    assertThat(Bluesky.ABILITIES.cannot()).containsOnlyKeys(Ability.SCHEDULE, Ability.TITLE);
  }
}
