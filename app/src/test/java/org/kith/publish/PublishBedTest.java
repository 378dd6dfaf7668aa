package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kith.Beds;
import org.kith.HaltingProxy;
import org.kith.Lives;
import org.kith.listen.Life;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// On real servers a post is published, changed and taken back, and each time Kith is killed when
/// the server has done what it was asked for and before Kith hears of it.
///
/// Three kills, one of each kind; with `-Dkith.nightly=true` two hundred.
@Tag("beds")
@Timeout(value = 4, unit = TimeUnit.HOURS)
class PublishBedTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("kith.nightly");
  private static final int KILLS = Integer.getInteger("kith.kills", NIGHTLY ? 200 : 3);
  private static final int PDS = 2970;
  private static final int WORDPRESS = 8695;

  @TempDir static Path folder;

  private static Life.Place place;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void pack() throws IOException {
    place = Life.Place.in(folder, PublishingProcess.class);
  }

  /// What stands on a server now, by its own account: the words of each post.
  private interface Standing {
    List<String> texts() throws IOException, InterruptedException;
  }

  @Test
  void r8_onARealBlueskyServerAPostIsPublishedChangedAndTakenBackOnceThroughKills()
      throws Exception {
    try (var bed = Beds.pds(PDS);
        var proxy = new HaltingProxy(URI.create(bed.pds()))) {
      var ana = bed.join("publisher");
      var session =
          call(
              "POST",
              bed.pds() + "/xrpc/com.atproto.server.createSession",
              "{\"identifier\": \"%s\", \"password\": \"%s\"}"
                  .formatted(ana.handle(), bed.appPassword(ana)));
      var account =
          "%s %s %s %s"
              .formatted(
                  ana.did(),
                  proxy.address(),
                  session.path("accessJwt").asString(),
                  session.path("refreshJwt").asString());
      var list =
          "%s/xrpc/com.atproto.repo.listRecords?repo=%s&collection=app.bsky.feed.post"
              .formatted(bed.pds(), ana.did());
      throughKills(
          proxy,
          Map.of("BLUESKY", account),
          () ->
              call("GET", list, "")
                  .path("records")
                  .valueStream()
                  .map(record -> record.path("value").path("text").asString(""))
                  .toList());
    }
  }

  @Test
  void r8_onARealWordPressAPostIsPublishedChangedAndTakenBackOnceThroughKills() throws Exception {
    try (var bed = Beds.wordPress(WORDPRESS);
        var proxy = new HaltingProxy(URI.create(bed.url("/")))) {
      var account =
          "%s %s/?rest_route=/ ana\n%s"
              .formatted(bed.url(""), proxy.address(), bed.wordPressPassword("ana"));
      var list = bed.url("/?rest_route=/wp/v2/posts&per_page=50&search=Post");
      throughKills(
          proxy,
          Map.of("BLOG", account),
          () ->
              call("GET", list, "")
                  .valueStream()
                  .map(post -> post.path("content").path("rendered").asString(""))
                  .map(html -> html.replaceAll("<[^>]*>|\\s+$", "").strip())
                  .filter(text -> text.startsWith("Post 0"))
                  .toList());
    }
  }

  private void throughKills(HaltingProxy proxy, Map<String, String> account, Standing standing)
      throws Exception {
    var lives = new Lives(place, account);
    lives.rest(Map.of());
    for (int kill = 0; kill < KILLS; kill += 3) {
      var life = Integer.toString(7 + kill);
      killWhenDone(proxy, lives, Map.of("posts", "1", "life", life));
      assertThat(standing.texts()).containsExactly("Post 0 of %s.".formatted(life));
      killWhenDone(proxy, lives, Map.of("then", "CHANGING"));
      assertThat(standing.texts()).containsExactly("Post 0 of %s. Changed.".formatted(life));
      killWhenDone(proxy, lives, Map.of("then", "TAKING_BACK"));
      assertThat(standing.texts()).isEmpty();
    }
  }

  /// And lives again until nothing is left to do.
  private static void killWhenDone(HaltingProxy proxy, Lives lives, Map<String, String> orders)
      throws Exception {
    proxy.haltAt(HaltingProxy.Moment.DONE, 1);
    lives.killAt(proxy::awaitHalt, orders);
    proxy.goOn();
    lives.rest(Map.of());
  }

  private JsonNode call(String method, String url, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
