package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Reading;
import org.kith.networks.http.HttpGateway;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Fault;
import org.kith.simulator.mastodon.Person;

class MastodonTimelineTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private FakeMastodon fake;
  private HttpGateway http;
  private Person ana;
  private Person bo;

  @BeforeEach
  void start() throws IOException {
    begin(FakeMastodon.Options.usual());
  }

  private void begin(FakeMastodon.Options options) throws IOException {
    fake = FakeMastodon.start(options.with(now::get));
    http = Fakes.gateway(now::get);
    ana = fake.join("ana");
    bo = fake.join("bo");
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    fake.close();
  }

  private MastodonTimeline reader(MastodonSource source) {
    var server = Fakes.as(http, fake, ana, now::get);
    return new MastodonTimeline(server, source, StatusIds.inMemory(1000));
  }

  private static Reading.News news(MastodonTimeline reader, Cursor since) throws Exception {
    return (Reading.News) reader.read(since);
  }

  @Test
  void hearsEachSource() throws Exception {
    fake.follow(ana, bo);
    var list = fake.list(ana, "Friends", List.of(bo));
    fake.say(bo, "the #rivers rise");
    fake.say(bo, "@ana look");
    fake.say(bo, "not for all", "private");
    var tag = news(reader(new MastodonSource.Hashtag("rivers")), Cursor.START);
    var mentions = news(reader(new MastodonSource.Mentions()), Cursor.START);
    var home = news(reader(new MastodonSource.Home()), Cursor.START);
    var ofList = news(reader(new MastodonSource.OfList(list)), Cursor.START);
    var by = news(reader(new MastodonSource.By("bo")), Cursor.START);
    assertThat(Fakes.texts(tag.heard())).containsExactly("the #rivers rise");
    assertThat(Fakes.texts(mentions.heard())).containsExactly("@ana look");
    for (var all : List.of(home, ofList, by)) {
      assertThat(Fakes.texts(all.heard())).containsExactly("the #rivers rise", "@ana look");
      assertThat(all.dropped()).isZero();
    }
    assertThat(Fakes.posts(by.heard()).getFirst().author().key()).isEqualTo(fake.uri(bo));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnWhereItEndedAndPassesNothingOver(boolean letters) throws Exception {
    if (letters) {
      stop();
      begin(FakeMastodon.Options.usual().withLetters());
    }
    var reader = reader(new MastodonSource.Hashtag("rivers"));
    fake.say(bo, "#rivers first");
    var first = news(reader, Cursor.START);
    for (int i = 0; i < 95; i++) {
      fake.say(bo, "#rivers " + i);
    }
    var heard = new ArrayList<String>();
    var cursor = first.next();
    for (var next = reader.read(cursor);
        next instanceof Reading.News(var more, var upTo, _, _);
        next = reader.read(cursor)) {
      heard.addAll(Fakes.texts(more));
      cursor = upTo;
    }
    assertThat(heard).hasSize(95).first().isEqualTo("#rivers 0");
    assertThat(heard).last().isEqualTo("#rivers 94");
    assertThat(heard).doesNotHaveDuplicates();
  }

  @Test
  void hearsWhatArrivesLateThoughItIsSortedInBefore() throws Exception {
    var reader = reader(new MastodonSource.Hashtag("rivers"));
    for (int i = 0; i < 30; i++) {
      now.set(now.get().plusSeconds(10));
      fake.say(bo, "#rivers " + i);
    }
    var first = news(reader, Cursor.START);
    assertThat(first.heard()).hasSize(30);
    var far = fake.learnOf("cy", "far.example");
    fake.arrive(far, "#rivers, three minutes late", Duration.ofSeconds(175));
    var second = news(reader, first.next());
    assertThat(Fakes.texts(second.heard())).containsExactly("#rivers, three minutes late");
    assertThat(reader.read(second.next())).isInstanceOf(Reading.NothingNew.class);
  }

  @Test
  void aSourceThatHadNothingYetIsReadFromItsBeginning() throws Exception {
    var reader = reader(new MastodonSource.Hashtag("rivers"));
    var first = news(reader, Cursor.START);
    assertThat(first.heard()).isEmpty();
    for (int i = 0; i < 60; i++) {
      fake.say(bo, "#rivers " + i);
    }
    assertThat(news(reader, first.next()).heard()).hasSize(60);
  }

  @Test
  void p6FoldsADeletionAndAChangeOnTheNextLookAlsoAfterARestart() throws Exception {
    var gone = fake.say(bo, "#rivers oops");
    var changed = fake.say(bo, "#rivers once");
    var kept = fake.say(bo, "#rivers kept");
    var uri = fake.uri(gone);
    var first = news(reader(new MastodonSource.Hashtag("rivers")), Cursor.START);
    now.set(now.get().plus(Duration.ofMinutes(1)));
    fake.delete(gone);
    fake.edit(changed, "#rivers twice");
    var soon = reader(new MastodonSource.Hashtag("rivers")).read(first.next());
    assertThat(soon).isInstanceOf(Reading.NothingNew.class);
    now.set(now.get().plus(Duration.ofHours(7)));
    var later = news(reader(new MastodonSource.Hashtag("rivers")), first.next());
    assertThat(Fakes.gone(later.heard())).containsExactly(uri);
    assertThat(Fakes.texts(later.heard())).containsExactly("#rivers twice");
    assertThat(Fakes.posts(later.heard()).getFirst().id()).isEqualTo(fake.uri(changed));
    assertThat(later.next().value()).contains(fake.uri(kept)).doesNotContain(uri);
    now.set(now.get().plus(Duration.ofHours(7)));
    var again = reader(new MastodonSource.Hashtag("rivers")).read(later.next());
    assertThat(again).isInstanceOf(Reading.News.class);
    assertThat(((Reading.News) again).heard()).isEmpty();
  }

  @Test
  void answersQuotesAndBoostsNameTheOtherPost() throws Exception {
    fake.follow(ana, bo);
    var said = fake.say(ana, "hello");
    fake.answer(bo, said, "@ana hi");
    fake.quote(bo, said, "look at this");
    fake.boost(bo, said);
    var home = news(reader(new MastodonSource.Home()), Cursor.START);
    assertThat(Fakes.posts(home.heard()))
        .extracting(Post::relation)
        .containsExactly(
            null,
            new Post.Relation(Post.Relation.Kind.REPLY, fake.uri(said)),
            new Post.Relation(Post.Relation.Kind.QUOTE, fake.uri(said)),
            new Post.Relation(Post.Relation.Kind.REPOST, fake.uri(said)));
  }

  @Test
  void anAnswerToWhatWasNeverSeenNamesTheServersAddressForIt() throws Exception {
    var said = fake.say(ana, "nothing of rivers");
    fake.answer(bo, said, "#rivers!");
    var server = Fakes.as(http, fake, ana);
    var ids = StatusIds.inMemory(10);
    var heard =
        news(new MastodonTimeline(server, new MastodonSource.Hashtag("rivers"), ids), Cursor.START);
    var relation = Fakes.posts(heard.heard()).getFirst().relation();
    var address = fake.address() + "/api/v1/statuses/" + said;
    assertThat(relation).isEqualTo(new Post.Relation(Post.Relation.Kind.REPLY, address));
    var found = new MastodonPosts(server, ids).read(address).orElseThrow();
    assertThat(found.post().id()).isEqualTo(fake.uri(said));
    assertThat(found.answers()).extracting(Post::text).containsExactly("#rivers!");
  }

  @Test
  void anAccountThatMovedIsFollowedAndOneThatIsSuspendedIsGone() throws Exception {
    var away = fake.learnOf("bo", "new.example");
    fake.move(bo, away);
    assertThat(reader(new MastodonSource.By("bo")).read(Cursor.START))
        .isEqualTo(new Reading.Moved(URI.create("https://new.example/@bo")));
    fake.join("cy").moderate("suspended");
    assertThat(reader(new MastodonSource.By("cy")).read(Cursor.START))
        .isInstanceOf(Reading.Gone.class);
    assertThat(reader(new MastodonSource.By("nobody")).read(Cursor.START))
        .isInstanceOf(Reading.Gone.class);
  }

  @Test
  void everyFaultHasAnAnswerInWordsAndHappened() throws Exception {
    var reader = reader(new MastodonSource.Hashtag("rivers"));
    assertThat(news(reader, Cursor.START).heard()).isEmpty();
    fake.say(bo, "#rivers");
    fake.plan(Fault.TOO_MANY, 1);
    assertThat(reader.read(Cursor.START)).isInstanceOf(Reading.SlowDown.class);
    now.set(now.get().plusSeconds(3));
    fake.plan(Fault.GARBAGE, 1);
    assertThatThrownBy(() -> reader.read(Cursor.START))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not JSON");
    fake.plan(Fault.BROKEN, 1);
    assertThatThrownBy(() -> reader.read(Cursor.START)).hasMessageContaining("500");
    fake.plan(Fault.SILENT, 1);
    assertThatThrownBy(() -> reader.read(Cursor.START)).isInstanceOf(IOException.class);
    fake.plan(Fault.DOWN, 1);
    assertThat(reader.read(Cursor.START)).isInstanceOf(Reading.SlowDown.class);
    now.set(now.get().plusSeconds(3));
    assertThat(news(reader, Cursor.START).heard()).hasSize(1);
    assertThat(fake.fired())
        .containsOnlyKeys(Fault.TOO_MANY, Fault.GARBAGE, Fault.BROKEN, Fault.SILENT, Fault.DOWN);
  }

  @Test
  void aTokenThatWasTakenAwayIsSaidSoAndNeverShown() throws Exception {
    var server = Fakes.as(http, fake, ana);
    fake.revokeAllOf(ana);
    var reader = new MastodonTimeline(server, new MastodonSource.Home(), StatusIds.inMemory(10));
    var answer = reader.read(Cursor.START);
    assertThat(answer).isInstanceOf(Reading.Disconnected.class);
    var token = Objects.requireNonNull(server.access().token()).value();
    assertThat(answer.toString()).contains("connected anew").doesNotContain(token);
    assertThat(server.access().toString()).doesNotContain(token);
  }

  @Test
  void aLimitThatIsUsedUpIsNotRunAgainst() throws Exception {
    stop();
    begin(FakeMastodon.Options.usual().allowing(4));
    var server = Fakes.as(http, fake, ana, now::get);
    var reader = new MastodonTimeline(server, new MastodonSource.Home(), StatusIds.inMemory(10));
    for (int i = 0; i < 3; i++) {
      assertThat(reader.read(Cursor.START)).isNotInstanceOf(Reading.SlowDown.class);
    }
    assertThat(server.limitsLeft().getFirst().remaining()).isZero();
    int asked = fake.requests().size();
    assertThat(reader.read(Cursor.START)).isInstanceOf(Reading.SlowDown.class);
    assertThat(fake.requests()).hasSize(asked);
    now.set(now.get().plus(Duration.ofMinutes(6)));
    assertThat(reader.read(Cursor.START)).isNotInstanceOf(Reading.SlowDown.class);
  }

  @Test
  void anotherConnectorsCursorIsRefused() {
    var reader = reader(new MastodonSource.Home());
    assertThatThrownBy(() -> reader.read(new Cursor("etag \"x\"")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void heardOfTheOriginalOnlyOnceThoughManyPassItOn() throws Exception {
    fake.follow(ana, bo);
    var cy = fake.join("cy");
    fake.follow(ana, cy);
    var said = fake.say(fake.join("dee"), "worth it");
    fake.boost(bo, said);
    fake.boost(cy, said);
    var home = news(reader(new MastodonSource.Home()), Cursor.START);
    assertThat(home.heard()).hasSize(3).allMatch(h -> h instanceof Heard.Said);
    assertThat(Fakes.texts(home.heard())).containsExactly("worth it", "", "");
  }
}
