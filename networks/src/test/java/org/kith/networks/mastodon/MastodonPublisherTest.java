package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.Cursor;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Reading;
import org.kith.networks.http.HttpGateway;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Fault;
import org.kith.simulator.mastodon.Person;

class MastodonPublisherTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final Attempts attempts = Attempts.inMemory();
  private FakeMastodon fake;
  private HttpGateway http;
  private Person ana;
  private MastodonServer server;
  private MastodonPublisher publisher;

  @BeforeEach
  void start() throws IOException {
    fake = FakeMastodon.start(FakeMastodon.Options.usual().with(now::get));
    http = Fakes.gateway(now::get);
    ana = fake.join("ana");
    server = Fakes.as(http, fake, ana, now::get);
    publisher = publisher();
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    fake.close();
  }

  private MastodonPublisher publisher() {
    return new MastodonPublisher(
        server, StatusIds.inMemory(100), attempts, new Pictures.Patience(Duration.ofMillis(5), 5));
  }

  private static Draft draft(String text, List<Draft.Picture> pictures) {
    return new Draft("", text, pictures, "en", null, null, null);
  }

  private static Draft.Picture picture(int size) {
    return new Draft.Picture(new byte[size], "image/png", "A river in flood");
  }

  @Test
  void publishesReadsDeletesAndTheDeletionFolds() throws Exception {
    var done = (Published.Done) publisher.publish(Draft.of("Come to the #river", "en"), "a-1");
    assertThat(done.url().toString()).contains("/@ana/");
    var reader =
        new MastodonTimeline(server, new MastodonSource.Hashtag("river"), StatusIds.inMemory(10));
    var news = (Reading.News) reader.read(Cursor.START);
    assertThat(Fakes.posts(news.heard()).getFirst().id()).isEqualTo(done.postId());
    assertThat(publisher().delete(done.postId())).isInstanceOf(Published.Done.class);
    assertThat(fake.textsOf(ana)).isEmpty();
    now.set(now.get().plus(Duration.ofHours(7)));
    var later = (Reading.News) reader.read(news.next());
    assertThat(Fakes.gone(later.heard())).containsExactly(done.postId());
    assertThat(publisher.delete(done.postId())).isInstanceOf(Published.Done.class);
  }

  @Test
  void changesWhatItPublishedAndKeepsItsPictures() throws Exception {
    var done = (Published.Done) publisher.publish(draft("one", List.of(picture(10))), "a-2");
    var changed = (Published.Done) publisher.edit(done.postId(), Draft.of("two", "en"));
    assertThat(changed.postId()).isEqualTo(done.postId());
    assertThat(fake.textsOf(ana)).containsExactly("two");
    var number = StatusAddress.numberIn(done.postId(), fake.address()).orElseThrow();
    assertThat(fake.descriptionsOf(number)).containsExactly("A river in flood");
  }

  @Test
  void r8PublishesOnceThoughTheAnswerIsLost() throws Exception {
    fake.plan(Fault.LOST_ANSWER, 1);
    assertThatThrownBy(() -> publisher.publish(Draft.of("once", "en"), "a-3"))
        .isInstanceOf(IOException.class);
    var done = publisher.publish(Draft.of("once", "en"), "a-3");
    assertThat(done).isInstanceOf(Published.Done.class);
    assertThat(publisher.publish(Draft.of("once", "en"), "a-3")).isEqualTo(done);
    assertThat(fake.textsOf(ana)).containsExactly("once");
    assertThat(fake.fired()).containsEntry(Fault.LOST_ANSWER, 1);
  }

  @Test
  void r8PublishesOnceThoughTheServerHasForgottenTheKey() throws Exception {
    fake.plan(Fault.LOST_ANSWER, 1);
    assertThatThrownBy(() -> publisher.publish(Draft.of("once, @ana@x.example", "en"), "a-4"))
        .isInstanceOf(IOException.class);
    now.set(now.get().plus(Duration.ofHours(5)));
    assertThat(publisher().publish(Draft.of("once, @ana@x.example", "en"), "a-4"))
        .isInstanceOf(Published.Done.class);
    assertThat(fake.textsOf(ana)).hasSize(1);
  }

  @Test
  void twoDraftsOfTheSameWordsAreTwoPosts() throws Exception {
    publisher.publish(Draft.of("Doors are open", "en"), "a-5");
    publisher.publish(Draft.of("Doors are open", "en"), "a-6");
    assertThat(fake.textsOf(ana)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 150_000})
  void sendsPicturesWithTheirDescriptionsAndWaitsUntilTheyAreReady(int size) throws Exception {
    var done = (Published.Done) publisher.publish(draft("look", List.of(picture(size))), "a-7");
    var number = StatusAddress.numberIn(done.postId(), fake.address()).orElseThrow();
    assertThat(fake.descriptionsOf(number)).containsExactly("A river in flood");
    boolean waited = fake.requests().stream().anyMatch(r -> r.path().startsWith("/api/v1/media/"));
    assertThat(waited).isEqualTo(size > 100_000);
  }

  @Test
  void leavesTheLaterOneToTheServerAndTakesItBack() throws Exception {
    var at = now.get().plus(Duration.ofHours(2));
    var draft = new Draft("", "later", List.of(), "en", null, null, at);
    var later = (Published.Later) publisher.publish(draft, "a-8");
    assertThat(Duration.between(later.at(), at).abs()).isLessThan(Duration.ofSeconds(1));
    assertThat(publisher.cancel(later.ticket())).isInstanceOf(Published.Done.class);
    now.set(at);
    assertThat(fake.publishDue()).isZero();
    var soon = new Draft("", "soon", List.of(), "en", null, null, at.plusSeconds(60));
    assertThat(publisher.publish(soon, "a-9").toString()).contains("5 minutes ahead");
  }

  @Test
  void answersAPost() throws Exception {
    var bo = fake.join("bo");
    var asked = fake.say(bo, "@ana when?");
    var answer = new Draft("", "@bo at noon", List.of(), "en", null, fake.uri(asked), null);
    assertThat(publisher.publish(answer, "a-10")).isInstanceOf(Published.Done.class);
    var talk = new MastodonPosts(server, StatusIds.inMemory(10)).read(fake.uri(asked));
    assertThat(talk.orElseThrow().answers()).hasSize(1);
    var lost =
        new Draft("", "x", List.of(), "en", null, "https://gone.example/users/x/statuses/1", null);
    assertThat(publisher.publish(lost, "a-11")).isInstanceOf(Published.Refused.class);
  }

  @Test
  void saysBeforehandWhatTheServerWouldNotTake() throws Exception {
    int asked = count("POST");
    assertThat(publisher.publish(Draft.of("x".repeat(501), "en"), "b-1").toString())
        .contains("501", "500");
    assertThat(publisher.publish(Draft.of("", "en"), "b-2")).isInstanceOf(Published.Refused.class);
    var five = List.of(picture(1), picture(1), picture(1), picture(1), picture(1));
    assertThat(publisher.publish(draft("x", five), "b-3").toString()).contains("at most 4");
    var svg = new Draft.Picture(new byte[1], "image/svg+xml", "A drawing");
    assertThat(publisher.publish(draft("x", List.of(svg)), "b-4").toString()).contains("svg");
    assertThat(count("POST")).isEqualTo(asked);
    assertThatThrownBy(() -> publisher.publish(Draft.of("x", "en"), "no key"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int count(String method) {
    return (int) fake.requests().stream().filter(r -> r.method().equals(method)).count();
  }

  @Test
  void theLinkStandsInTheWordsAsItIs() throws Exception {
    var link = URI.create("https://river.example/walk");
    var draft = new Draft("", "Come along", List.of(), "en", link, null, null);
    publisher.publish(draft, "b-5");
    assertThat(fake.textsOf(ana)).containsExactly("Come along\n\nhttps://river.example/walk");
  }

  @Test
  void saysWhatAnAccountThatIsNoLongerOursMeans() throws Exception {
    fake.revokeAllOf(ana);
    assertThat(publisher.publish(Draft.of("x", "en"), "b-6"))
        .isInstanceOf(Published.Disconnected.class);
    now.set(now.get().plusSeconds(1));
    var again =
        new MastodonPublisher(
            Fakes.as(http, fake, ana, now::get), StatusIds.inMemory(10), attempts);
    assertThat(again.publish(Draft.of("x", "en"), "b-7")).isInstanceOf(Published.Done.class);
    fake.plan(Fault.TOO_MANY, 1);
    assertThat(again.publish(Draft.of("y", "en"), "b-8")).isInstanceOf(Published.SlowDown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "hello, 5",
    "https://example.org/a/very/long/address/indeed/it/is, 23",
    "see http://a.example/, 27",
    "@bo@other.example hi, 6",
    "@bo hi, 6",
    "👩‍🚒, 3",
  })
  void countsAsTheServerDoes(String text, int length) {
    assertThat(DraftLength.of(text, 23)).isEqualTo(length);
  }
}
