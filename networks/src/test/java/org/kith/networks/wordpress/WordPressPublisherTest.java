package org.kith.networks.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Draft;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Published;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.http.HttpGateway;

class WordPressPublisherTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Draft.Picture RIVER =
      new Draft.Picture(new byte[] {1, 2, 3}, "image/png", "A river");

  private FakeWordPress wordPress;
  private HttpGateway http;
  private WordPressPublisher publisher;

  @BeforeEach
  void open() throws IOException {
    wordPress = new FakeWordPress();
    http = LoopbackServer.gateway(wordPress.server());
    publisher = new WordPressPublisher(http, wordPress.site(), () -> NOW);
  }

  @AfterEach
  void close() throws IOException {
    http.close();
    wordPress.close();
  }

  private static Draft draft(String title, String text, Draft.Picture... pictures) {
    return new Draft(title, text, List.of(pictures), "en", null, null, null);
  }

  private Published.Done published(Draft draft, String once) throws Exception {
    return (Published.Done) publisher.publish(draft, once);
  }

  @Test
  void publishesTextPicturesAndTags() throws Exception {
    wordPress.tags.put("rivers", 3L);
    var done = published(draft("A caf\u00e9 walk", "Come! #Rivers #Walk", RIVER, RIVER), "draft-1");
    assertThat(done.url().getPath()).matches("/2026/05/a-cafe-walk-k[0-9a-f]{10}/");
    assertThat(done.postId()).isEqualTo(done.url().toString());
    var post = wordPress.posts.values().iterator().next();
    assertThat(post.path("status").asString()).isEqualTo("publish");
    assertThat(post.path("tags").toString()).isEqualTo("[3," + wordPress.tags.get("Walk") + "]");
    assertThat(wordPress.media).hasSize(2);
    var first = wordPress.media.values().iterator().next();
    assertThat(first.path("alt_text").asString()).isEqualTo("A river");
    assertThat(first.path("type").asString()).isEqualTo("image/png");
    assertThat(post.path("featured_media").asLong()).isEqualTo(first.path("id").asLong());
    assertThat(post.path("content").asString()).containsOnlyOnce("<img");
  }

  @Test
  void neverPublishesADraftTwice() throws Exception {
    wordPress.losing = true;
    var draft = draft("Walk", "Come!", RIVER);
    assertThatThrownBy(() -> publisher.publish(draft, "draft-1")).isInstanceOf(IOException.class);
    var done = published(draft, "draft-1");
    assertThat(published(draft("Another title", "Other words"), "draft-1")).isEqualTo(done);
    assertThat(wordPress.posts).hasSize(1);
    assertThat(wordPress.media).hasSize(1);
    assertThat(published(draft, "draft-2")).isNotEqualTo(done);
  }

  @Test
  void aDraftThatWasTakenBackIsNotPublishedAgain() throws Exception {
    var done = published(draft("Walk", "Come!"), "draft-1");
    assertThat(publisher.delete(done.postId())).isEqualTo(done);
    assertThat(((Published.Refused) publisher.publish(draft("Walk", "Come!"), "draft-1")).reason())
        .contains("trash");
    assertThat(wordPress.posts).hasSize(1);
  }

  @Test
  void wordPressKeepsItForLater() throws Exception {
    var at = NOW.plusSeconds(86_400);
    var draft = new Draft("Walk", "Come!", List.of(), "en", null, null, at);
    var later = (Published.Later) publisher.publish(draft, "draft-1");
    assertThat(later.at()).isEqualTo(at);
    assertThat(publisher.publish(draft, "draft-1")).isEqualTo(later);
    var moved = new Draft("Walk", "Come!", List.of(), "en", null, null, at.plusSeconds(60));
    assertThat(publisher.edit(later.ticket(), moved))
        .isEqualTo(new Published.Later(later.ticket(), at.plusSeconds(60)));
    assertThat(publisher.delete(later.ticket())).isInstanceOf(Published.Done.class);
  }

  @Test
  void changesAndTakesBack() throws Exception {
    var done = published(draft("Walk", "Come!"), "draft-1");
    assertThat(publisher.edit(done.postId(), draft("Walk", "Come now <b>!"))).isEqualTo(done);
    assertThat(wordPress.posts.values().iterator().next().path("content").asString())
        .contains("Come now &lt;b&gt;!");
    assertThat(publisher.delete(done.postId())).isEqualTo(done);
    assertThat(publisher.delete(done.postId())).isEqualTo(done);
    wordPress.posts.clear();
    assertThat(publisher.delete(done.postId())).isInstanceOf(Published.Done.class);
    assertThat(publisher.edit(done.postId(), draft("", "x"))).isInstanceOf(Published.Refused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          403 {"code":"rest_cannot_publish","message":"Sorry."} | Refused      | ana may not do this on 127.0.0.1 (rest_cannot_publish): give the user a role that may, such as Author. WordPress says: Sorry.
          401 {"code":"rest_cannot_create","message":"Sorry."}  | Disconnected | does not accept the application password of ana (401)
          501 {"code":"application_passwords_disabled"}         | Disconnected | Make a new one under Users, Profile
          404 {"code":"rest_no_route","message":"No route."}    | Refused      | answered with 404 where its REST API should be
          403 <html>Blocked by a plug-in                        | Refused      | such as a security plug-in
          400 {"code":"rest_invalid_param","message":"<b>Bad</b>"} | Refused   | (400, rest_invalid_param). WordPress says: Bad
          200 <html>Log in                                      | Refused      | something that is not JSON
          429 {}                                                | SlowDown     | asked too often
          """)
  void saysInWordsWhyNot(String failing, String kind, String words) throws Exception {
    wordPress.failing = failing;
    var outcome = publisher.publish(draft("Walk", "Come!"), "draft-1");
    assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(outcome.toString()).contains(words).doesNotContain("abcd");
  }

  @Test
  void aServerInTroubleIsAskedAgainLater() {
    wordPress.failing = "500 {\"code\":\"internal\",\"message\":\"Out of memory\"}";
    assertThatThrownBy(() -> publisher.publish(draft("Walk", "Come!"), "draft-1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Out of memory");
  }

  @Test
  void aWrongPasswordIsADisconnection() throws Exception {
    var site = new WordPressSite(wordPress.site().api(), "ana", new Secret("wrong"));
    var other = new WordPressPublisher(http, site, () -> NOW);
    assertThat(other.publish(draft("Walk", "Come!"), "draft-1"))
        .isInstanceOf(Published.Disconnected.class);
    assertThat(site.toString()).doesNotContain("wrong");
    var standing = new WordPressCheck(http, site).check();
    assertThat(standing.isConnected()).isFalse();
    assertThat(standing.findings()).extracting(Standing.Finding::words).allMatch(w -> !w.isBlank());
  }

  @ParameterizedTest
  @CsvSource({"0,0,image/png", "100001,0,image/png", "5,11,image/png", "5,1,image/gif"})
  void refusesWhatWordPressWouldNotTake(int length, int pictures, String type) throws Exception {
    var picture = new Draft.Picture(new byte[] {1}, type, "A river");
    var draft =
        draft(
            "",
            "x".repeat(length),
            java.util.Collections.nCopies(pictures, picture).toArray(Draft.Picture[]::new));
    assertThat(publisher.publish(draft, "draft-1")).isInstanceOf(Published.Refused.class);
    assertThat(wordPress.asked).isEmpty();
  }

  @Test
  void bothFormsOfTheApisAddressAreAsked() {
    var pretty = new WordPressSite(URI.create("https://b.example/wp-json/"), "a", new Secret("b"));
    assertThat(pretty.at("wp/v2/posts", java.util.Map.of("slug", "a b,c&d", "x", "1")))
        .isEqualTo(URI.create("https://b.example/wp-json/wp/v2/posts?slug=a%20b%2Cc%26d&x=1"));
    var plain =
        new WordPressSite(URI.create("https://b.example/?rest_route=/"), "a", new Secret("b"));
    assertThat(plain.at("wp/v2/posts", java.util.Map.of("slug", "a")))
        .isEqualTo(URI.create("https://b.example/?rest_route=/wp/v2/posts&slug=a"));
  }
}
