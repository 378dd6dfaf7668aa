package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kith.networks.Cursor;
import org.kith.networks.GoneReader;
import org.kith.networks.Heard;
import org.kith.networks.LoopbackServer;
import org.kith.networks.MentionReader;
import org.kith.networks.Post;
import org.kith.networks.Reading;
import org.kith.networks.SlowDownException;
import org.kith.networks.Standing.Finding;
import org.kith.networks.http.HttpGateway;

@Timeout(30)
class BlueskyReadingTest {

  private static final String BO = "did:plc:bo22222222222222222222222";

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private LoopbackServer server;
  private HttpGateway http;
  private TestSession session;
  private volatile int status = 200;

  /// Answers newest first, pages of 100.
  private final List<String> entries = new ArrayList<>();

  private volatile String list = "notifications";
  private volatile String viewer = "{}";
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(this::answer);
    http = gateway(server);
    session = new TestSession(http, server.at(""));
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    server.close();
  }

  private synchronized void answer(LoopbackServer.Asked asked, OutputStream out)
      throws IOException {
    if (status != 200) {
      write(out, status, "Retry-After: 60", "{\"error\":\"AccountDeactivated\"}");
      return;
    }
    if (asked.path().contains("getPostThread")) {
      write(out, 200, "", Files.readAllBytes(Path.of("src/test/golden/at-thread.at.json")));
      return;
    }
    if (asked.path().contains("getSession")) {
      write(
          out,
          200,
          "",
          "{\"did\":\"%s\",\"handle\":\"ana.example\",\"active\":false,\"status\":\"deactivated\"}"
              .formatted(TestSession.DID));
      return;
    }
    if (asked.path().contains("getPosts")) {
      var uris = URLDecoder.decode(asked.path(), StandardCharsets.UTF_8);
      var there =
          Stream.of(uris.split("uris=", -1))
              .skip(1)
              .map(uri -> uri.replace("&", ""))
              .filter(uri -> !deleted.contains(uri))
              .map("{\"uri\":\"%s\"}"::formatted);
      write(out, 200, "", "{\"posts\":[%s]}".formatted(String.join(",", there.toList())));
      return;
    }
    if (asked.path().contains("getProfile")) {
      write(
          out,
          200,
          "",
          "{\"did\":\"%s\",\"handle\":\"bo.example\",\"viewer\":%s}".formatted(BO, viewer));
      return;
    }
    boolean goesOn = asked.path().contains("cursor=");
    int from = goesOn ? Integer.parseInt(asked.path().replaceFirst(".*cursor=(\\d+).*", "$1")) : 0;
    int to = Math.min(entries.size(), from + 100);
    var cursor = to < entries.size() ? ",\"cursor\":\"%d\"".formatted(to) : "";
    write(
        out,
        200,
        "",
        "{\"%s\":[%s]%s}".formatted(list, String.join(",", entries.subList(from, to)), cursor));
  }

  private static String view(int n, Instant indexed, String extra) {
    return """
    {"uri":"at://%1$s/app.bsky.feed.post/k%2$d","cid":"bafy","author":{"did":"%1$s","handle":"bo.example"},
     "record":{"$type":"app.bsky.feed.post","text":"post %2$d","createdAt":"2020-01-01T00:00:00Z"},"indexedAt":"%3$s"%4$s}
    """
        .formatted(BO, n, indexed, extra);
  }

  private void say(int n, Instant indexed) {
    entries.addFirst(view(n, indexed, ",\"reason\":\"mention\""));
  }

  private static Instant at(int second) {
    return Instant.parse("2026-05-01T12:00:00Z").plusSeconds(second);
  }

  private static List<String> texts(Reading reading) {
    return ((Reading.News) reading)
        .heard().stream()
            .flatMap(
                h -> h instanceof Heard.Said(Post p) ? Stream.of(p.text()) : Stream.of("missed"))
            .toList();
  }

  @Test
  void saysWhichPostsAreDeletedAndAsksForNothingElse() throws Exception {
    var known = new ArrayList<GoneReader.Known>();
    for (int i = 0; i < 60; i++) {
      known.add(new GoneReader.Known("at://%s/app.bsky.feed.post/3m%d".formatted(BO, i), NOON));
    }
    var repost = new GoneReader.Known("at://%s/app.bsky.feed.repost/3m1".formatted(BO), NOON);
    deleted.add(known.get(7).id());
    deleted.add(known.get(59).id());
    deleted.add(repost.id());
    known.add(repost);
    assertThat(new BlueskyGone(session).gone(known))
        .containsExactlyInAnyOrder(known.get(7).id(), known.get(59).id());
    assertThat(server.requests()).as("at most 25 at once").hasSize(3);
  }

  @Test
  void readsWhatIsNewOldestFirstAndEachPostOnce() throws Exception {
    MentionReader mentions = new Mentions(session);
    assertThat(mentions.read(Cursor.START)).isInstanceOf(Reading.NothingNew.class);
    say(1, at(1));
    say(2, at(2));
    say(3, at(2));
    var first = (Reading.News) mentions.read(Cursor.START);
    assertThat(texts(first)).containsExactly("post 1", "post 3", "post 2");
    assertThat(mentions.read(first.next())).isInstanceOf(Reading.NothingNew.class);
    say(4, at(2));
    var second = (Reading.News) mentions.read(first.next());
    assertThat(texts(second)).containsExactly("post 4");
    assertThat(mentions.read(second.next())).isInstanceOf(Reading.NothingNew.class);
    for (int i = 5; i < 305; i++) {
      say(i, at(i));
    }
    var third = (Reading.News) mentions.read(second.next());
    assertThat(texts(third)).hasSize(300).startsWith("post 5").endsWith("post 304");
    assertThat(third.dropped()).isZero();
  }

  @Test
  void showsTheGapWhenMoreWasSaidThanItReads() throws Exception {
    MentionReader mentions = new Mentions(session);
    say(0, at(0));
    var first = (Reading.News) mentions.read(Cursor.START);
    for (int i = 1; i < 2500; i++) {
      say(i, at(i));
    }
    var second = (Reading.News) mentions.read(first.next());
    assertThat(second.heard()).hasSize(2001);
    assertThat(second.heard().getFirst())
        .isEqualTo(new Heard.Missed(at(0).toString(), at(500).toString()));
  }

  @Test
  void readsWhoMentionedTheAccount() throws Exception {
    entries.add(view(3, at(3), ",\"reason\":\"like\""));
    entries.add(view(2, at(2), ",\"reason\":\"mention\""));
    entries.add(view(1, at(1), ",\"reason\":\"reply\""));
    var mentions = new Mentions(session);
    var news = (Reading.News) mentions.read(Cursor.START);
    assertThat(texts(news)).containsExactly("post 1", "post 2");
    assertThat(mentions.read(news.next())).isInstanceOf(Reading.NothingNew.class);
    assertThat(server.requests().getFirst().path())
        .contains("reasons=mention&reasons=quote&reasons=reply&reasons=repost")
        .doesNotContain("seen");
    assertThat(server.requests().getFirst().headers()).containsEntry("Authorization", "test");
    session.isOver = true;
    assertThat(mentions.read(news.next())).isEqualTo(new Reading.Disconnected(TestSession.OVER));
  }

  @Test
  void saysWhenToComeBackAndWhenNever() throws Exception {
    MentionReader mentions = new Mentions(session);
    status = 400;
    assertThat(mentions.read(Cursor.START)).isInstanceOf(Reading.Gone.class);
    status = 503;
    assertThat(mentions.read(Cursor.START)).isInstanceOf(Reading.SlowDown.class);
    assertThatThrownBy(() -> mentions.read(new Cursor("seq 7")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsAConversation() throws Exception {
    var id = "at://%s/app.bsky.feed.post/3mmoojp7etg2h".formatted(BO);
    var conversation = new BlueskyPosts(http, server.at("")).read(id).orElseThrow();
    assertThat(conversation.post().id()).isEqualTo(id);
    assertThat(conversation.before()).extracting(Post::text).containsExactly("Água limpa 🌊");
    assertThat(conversation.answers()).extracting(Post::text).containsExactly("below", "later");
    assertThat(new BlueskyPosts(http, server.at("")).read("https://a.example/1")).isEmpty();
    status = 400;
    assertThat(new BlueskyPosts(http, server.at("")).read(id)).isEmpty();
  }

  @Test
  void saysWhatAConnectedAccountLetsKithDo() throws Exception {
    var standing = new BlueskyCheck(session).check();
    assertThat(standing.isConnected()).isTrue();
    assertThat(standing.account()).isNotNull();
    assertThat(standing.findings())
        .extracting(Finding::kind)
        .containsExactly(
            Finding.Kind.CANNOT,
            Finding.Kind.CAN,
            Finding.Kind.CAN,
            Finding.Kind.CANNOT,
            Finding.Kind.CANNOT,
            Finding.Kind.LIMIT);
    session.scopes = Set.of(AppPasswordSession.SCOPE);
    assertThat(new BlueskyCheck(session).check().findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.NOTE)
        .containsOnlyOnce(Finding.Kind.CANNOT);
    session.isOver = true;
    assertThat(new BlueskyCheck(session).check().isConnected()).isFalse();
  }

  @Test
  void seesWhoBlockedTheAccountIfItsOwnerPermittedToAsk() throws Exception {
    var blocks = new BlueskyBlocks(session);
    viewer = "{\"muted\":false,\"blockedBy\":true}";
    assertThat(blocks.blocksUs(BO)).as("was never permitted").isFalse();
    session.scopes = Set.of("atproto", "rpc:app.bsky.actor.getProfile?aud=*");
    assertThat(blocks.blocksUs(BO)).isTrue();
    session.scopes = Set.of(AppPasswordSession.SCOPE);
    assertThat(blocks.blocksUs(BO)).isTrue();
    viewer = "{\"muted\":false,\"blockedBy\":false,\"blocking\":\"at://x\"}";
    assertThat(blocks.blocksUs(BO)).as("whom we blocked").isFalse();
    assertThatThrownBy(() -> blocks.blocksUs("bo.example"))
        .isInstanceOf(IllegalArgumentException.class);
    status = 429;
    assertThatThrownBy(() -> blocks.blocksUs(BO)).isInstanceOf(SlowDownException.class);
  }
}
