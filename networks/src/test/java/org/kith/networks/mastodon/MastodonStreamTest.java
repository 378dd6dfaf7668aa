package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.MentionStream;
import org.kith.networks.http.HttpGateway;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Fault;
import org.kith.simulator.mastodon.Person;

@Timeout(60)
class MastodonStreamTest {

  private static final MastodonStream.Patience HASTY =
      new MastodonStream.Patience(
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofHours(1));

  private FakeMastodon fake;
  private HttpGateway http;
  private Person ana;
  private Person bo;

  @BeforeEach
  void start() throws IOException {
    fake = FakeMastodon.start(FakeMastodon.Options.usual().allowing(100_000));
    http = Fakes.gateway();
    ana = fake.join("ana");
    bo = fake.join("bo");
    fake.follow(ana, bo);
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    fake.close();
  }

  private final class Listening implements AutoCloseable {
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final List<MentionStream.Batch> batches = new CopyOnWriteArrayList<>();
    final AtomicBoolean full = new AtomicBoolean();
    private final MastodonStream stream;
    private final Thread thread;

    Listening(MastodonSource source, Cursor from) {
      this(source, from, HASTY);
    }

    Listening(MastodonSource source, Cursor from, MastodonStream.Patience patience) {
      var server = Fakes.as(http, fake, ana);
      stream = new MastodonStream(server, source, StatusIds.inMemory(1000), this::store, patience);
      thread = Thread.ofVirtual().start(() -> run(from));
    }

    private void store(MentionStream.Batch batch) {
      if (full.get()) {
        throw new IllegalStateException("the disk is full");
      }
      batches.add(batch);
      heard.addAll(batch.heard());
    }

    private void run(Cursor from) {
      try {
        stream.run(from);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    void awaitStreaming() {
      Fakes.await("the stream", () -> stream.state() instanceof MentionStream.State.Streaming);
    }

    @Override
    public void close() {
      stream.close();
      Fakes.await("the listener's end", () -> !thread.isAlive());
    }
  }

  private Listening home() {
    return new Listening(new MastodonSource.Home(), Cursor.START);
  }

  /// Looks again and again.
  private static MastodonStream.Patience looking() {
    return new MastodonStream.Patience(
        HASTY.first(), HASTY.most(), HASTY.asking(), HASTY.tryStream(), Duration.ofMillis(300));
  }

  @Test
  void hearsWhatIsSaidChangedAndTakenBackAsItHappens() throws Exception {
    try (var listening = home()) {
      listening.awaitStreaming();
      var id = fake.say(bo, "oops");
      var uri = fake.uri(id);
      Fakes.await("the post", () -> Fakes.texts(listening.heard).contains("oops"));
      fake.edit(id, "better");
      Fakes.await("the change", () -> Fakes.texts(listening.heard).contains("better"));
      fake.changeFilters(ana);
      fake.delete(id);
      Fakes.await("the deletion", () -> Fakes.gone(listening.heard).contains(uri));
      assertThat(listening.heard).hasSize(3);
      assertThat(listening.batches).allMatch(b -> b.dropped() == 0);
    }
  }

  @Test
  void looksAgainNowAndThenAtMentionsOfWhichAStreamTellsNoChange() throws Exception {
    try (var listening = new Listening(new MastodonSource.Mentions(), Cursor.START, looking())) {
      listening.awaitStreaming();
      var id = fake.say(bo, "@ana oops");
      var uri = fake.uri(id);
      Fakes.await("the post", () -> Fakes.texts(listening.heard).contains("@ana oops"));
      fake.edit(id, "@ana better");
      Fakes.await("the change", () -> Fakes.texts(listening.heard).contains("@ana better"));
      fake.delete(id);
      Fakes.await("the deletion", () -> Fakes.gone(listening.heard).contains(uri));
      assertThat(fake.listeners()).isEqualTo(1);
    }
  }

  @Test
  void hearsEverySourceThatHasAStream() throws Exception {
    var list = fake.list(ana, "Friends", List.of(bo));
    try (var tag = new Listening(new MastodonSource.Hashtag("rivers"), Cursor.START);
        var mentions = new Listening(new MastodonSource.Mentions(), Cursor.START);
        var ofList = new Listening(new MastodonSource.OfList(list), Cursor.START)) {
      for (var listening : List.of(tag, mentions, ofList)) {
        listening.awaitStreaming();
      }
      fake.say(bo, "@ana the #rivers rise");
      for (var listening : List.of(tag, mentions, ofList)) {
        Fakes.await("the post", () -> !listening.heard.isEmpty());
        assertThat(Fakes.texts(listening.heard)).containsExactly("@ana the #rivers rise");
      }
    }
  }

  @Test
  void r3HearsEverythingOnceThoughTheServerHangsUpAgainAndAgain() throws Exception {
    try (var listening = home()) {
      listening.awaitStreaming();
      for (int i = 0; i < 40; i++) {
        fake.say(bo, "rivers " + i);
        if (i % 10 == 9) {
          fake.dropStreams();
        }
      }
      Fakes.await("40 posts", () -> Fakes.texts(listening.heard).size() >= 40);
      assertThat(Fakes.texts(listening.heard)).hasSize(40).doesNotHaveDuplicates();
      assertThat(fake.fired().get(Fault.DROPPED_STREAM)).isEqualTo(4);
    }
  }

  @Test
  void r3PassesOverWhatAStreamSaysAgain() throws Exception {
    try (var listening = home()) {
      listening.awaitStreaming();
      var id = fake.say(bo, "one");
      fake.edit(id, "two");
      Fakes.await("the first change", () -> Fakes.texts(listening.heard).contains("two"));
      fake.edit(id, "three");
      Fakes.await("the changes", () -> Fakes.texts(listening.heard).contains("three"));
      fake.repeatStreams();
      fake.say(bo, "after it");
      Fakes.await("what comes after", () -> Fakes.texts(listening.heard).contains("after it"));
      assertThat(Fakes.texts(listening.heard)).containsExactly("one", "two", "three", "after it");
    }
  }

  /// Streams carry what their servers have at hand, and promise nothing.
  @Test
  void r3HearsWhatAStreamSwallowedOnceItAsksAgain() throws Exception {
    try (var listening = home()) {
      listening.awaitStreaming();
      fake.plan(Fault.SWALLOWED_MESSAGE, 1);
      fake.say(bo, "swallowed");
      for (int i = 0; i < 2 * Hearing.OVERLAP; i++) {
        fake.say(bo, "rivers " + i);
      }
      Fakes.await("what came after", () -> listening.heard.size() == 2 * Hearing.OVERLAP);
      fake.dropStreams();
      Fakes.await("what was swallowed", () -> listening.heard.size() > 2 * Hearing.OVERLAP);
      assertThat(Fakes.texts(listening.heard)).doesNotHaveDuplicates().contains("swallowed");
      assertThat(fake.fired()).containsEntry(Fault.SWALLOWED_MESSAGE, 1);
    }
  }

  @Test
  void r3AsksAgainNowAndThenWithoutABreak() throws Exception {
    try (var listening = new Listening(new MastodonSource.Mentions(), Cursor.START, looking())) {
      listening.awaitStreaming();
      fake.plan(Fault.SWALLOWED_MESSAGE, 2); // the post and what tells of it
      fake.say(bo, "@ana swallowed");
      Fakes.await("it", () -> Fakes.texts(listening.heard).contains("@ana swallowed"));
      assertThat(fake.fired()).doesNotContainKey(Fault.DROPPED_STREAM);
    }
  }

  @Test
  void r3AsksAgainWhenMuchCame() throws Exception {
    try (var listening = home()) {
      listening.awaitStreaming();
      fake.plan(Fault.SWALLOWED_MESSAGE, 1);
      fake.say(bo, "swallowed");
      int many = StreamSession.MOST_UNASKED + 10;
      for (int i = 0; i < many; i++) {
        fake.say(bo, "rivers " + i);
      }
      Fakes.await("it", () -> Fakes.texts(listening.heard).contains("swallowed"));
      Fakes.await("all", () -> listening.heard.size() == many + 1);
      assertThat(Fakes.texts(listening.heard)).doesNotHaveDuplicates();
    }
  }

  /// What was said and changed in the moment in which a connection began comes with its first words
  /// once that moment is over; nothing tells of the change any more.
  @Test
  void r3HearsWhatWasChangedBeforeItsFirstWordsCame() throws Exception {
    var heard = new ArrayList<Heard>();
    var server = Fakes.as(http, fake, ana);
    var session =
        new StreamSession(
            server,
            new MastodonSource.Hashtag("rivers"),
            StatusIds.inMemory(100),
            batch -> heard.addAll(batch.heard()),
            new CountDownLatch(1));
    session.begin(Cursor.START);
    var id = fake.say(bo, "#rivers oops");
    var answer = server.ask(ApiCall.get("/api/v1/statuses/" + id));
    var frame = ServerJson.MAPPER.createObjectNode().put("event", "update");
    frame.put("payload", ((ApiAnswer.Given) answer).json().toString());
    fake.edit(id, "better"); // so that the hashtag's list does not show it
    session.catchUp(Duration.ZERO);
    session.take(frame.toString());
    session.catchUp(Duration.ZERO);
    assertThat(Fakes.texts(heard)).containsExactly("#rivers oops", "better");
  }

  @Test
  void p6FoldsWhatWasTakenBackWhileItWasAway() throws Exception {
    var first = fake.say(bo, "one");
    var second = fake.say(bo, "two");
    var uri = fake.uri(first);
    Cursor upTo;
    try (var listening = home()) {
      listening.awaitStreaming();
      Fakes.await("two posts", () -> listening.heard.size() == 2);
      upTo = listening.batches.getLast().upTo();
    }
    Fakes.await("the end", () -> fake.listeners() == 0);
    fake.delete(first);
    fake.edit(second, "two, better");
    fake.say(bo, "three");
    try (var again = new Listening(new MastodonSource.Home(), upTo)) {
      Fakes.await("all of it", () -> again.heard.size() >= 3);
      assertThat(Fakes.gone(again.heard)).containsExactly(uri);
      assertThat(Fakes.texts(again.heard)).containsExactlyInAnyOrder("three", "two, better");
    }
  }

  /// What is heard next must not crowd out of sight what has not been looked at yet.
  @Test
  void p6FoldsWhatWasTakenBackThoughMuchWasSaidMeanwhile() throws Exception {
    var first = fake.say(bo, "one");
    var uri = fake.uri(first);
    Cursor upTo;
    try (var listening = home()) {
      listening.awaitStreaming();
      Fakes.await("a post", () -> listening.heard.size() == 1);
      upTo = listening.batches.getLast().upTo();
    }
    Fakes.await("the end", () -> fake.listeners() == 0);
    fake.delete(first);
    for (int i = 0; i < Window.MOST + 10; i++) {
      fake.say(bo, "rivers " + i);
    }
    try (var again = new Listening(new MastodonSource.Home(), upTo)) {
      Fakes.await("all of it", () -> Fakes.texts(again.heard).size() == Window.MOST + 10);
      assertThat(Fakes.gone(again.heard)).containsExactly(uri);
    }
  }

  @Test
  void r3CountsAMessageThatIsNoneAndGoesOn() throws Exception {
    try (var listening = home()) {
      listening.awaitStreaming();
      fake.babble();
      fake.say(bo, "after the nonsense");
      Fakes.await("the post", () -> !listening.heard.isEmpty());
      assertThat(listening.batches.stream().mapToInt(MentionStream.Batch::dropped).sum())
          .isEqualTo(1);
      assertThat(fake.fired()).containsEntry(Fault.GARBAGE_STREAM, 1);
    }
  }

  @Test
  void asksWhereTheStreamIsRefusedAndStreamsAgainLater() throws Exception {
    fake.plan(Fault.NO_STREAM, 1);
    try (var listening = home()) {
      Fakes.await("asking", () -> listening.stream.state() instanceof MentionStream.State.Asking);
      fake.say(bo, "heard by asking");
      Fakes.await("the post", () -> !listening.heard.isEmpty());
      listening.awaitStreaming();
      fake.say(bo, "heard by the stream");
      Fakes.await("the next", () -> listening.heard.size() == 2);
      assertThat(fake.fired()).containsEntry(Fault.NO_STREAM, 1);
    }
  }

  @Test
  void hearsAgainWhatCouldNotBeStored() throws Exception {
    try (var listening = home()) {
      listening.awaitStreaming();
      listening.full.set(true);
      fake.say(bo, "kept for later");
      Fakes.await(
          "the pause", () -> listening.stream.state() instanceof MentionStream.State.Waiting);
      listening.full.set(false);
      Fakes.await("the post", () -> !listening.heard.isEmpty());
      assertThat(Fakes.texts(listening.heard)).containsExactly("kept for later");
    }
  }

  @Test
  void endsAndSaysSoWhenTheAccountIsNoLongerOurs() throws Exception {
    try (var listening = home()) {
      listening.awaitStreaming();
      fake.revokeAllOf(ana);
      fake.dropStreams();
      Fakes.await(
          "the end", () -> listening.stream.state() instanceof MentionStream.State.Disconnected);
      assertThat(listening.stream.state().toString()).contains("connected anew");
    }
  }

  @Test
  void anAccountIsHeardByAskingForItHasNoStream() throws Exception {
    try (var listening = new Listening(new MastodonSource.By("bo"), Cursor.START)) {
      Fakes.await("asking", () -> listening.stream.state() instanceof MentionStream.State.Asking);
      fake.say(bo, "hello");
      Fakes.await("the post", () -> Fakes.texts(listening.heard).contains("hello"));
    }
  }
}
