package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.LoopbackServer;
import org.kith.networks.WebSocketFrames;
import org.kith.networks.http.Backoff;
import org.kith.networks.http.HttpGateway;

@Timeout(30)
class JetstreamTest {

  private static final String DID = "did:plc:ana2222222222222222222222";

  private static String post(int seq) {
    return """
    {"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","seq":%d,"did":"%s","time":"2026-04-12T09:%02d:%02dZ","operation":"create","collection":"app.bsky.feed.post","rkey":"k%d","record":{"text":"post %d"}}}\
    """
        .formatted(seq, DID, seq / 60, seq % 60, seq, seq)
        .strip();
  }

  /// The count that is asked for; 0 for none or for a time, as all here is later than any.
  private static int cursor(LoopbackServer.Asked asked) {
    boolean asks = asked.path().contains("cursor=");
    long cursor = asks ? Long.parseLong(asked.path().replaceFirst(".*cursor=(\\d+).*", "$1")) : 0;
    return cursor >= JetstreamUrl.OLDEST ? 0 : (int) cursor;
  }

  /// Sends posts from the cursor on, so many, then breaks off.
  private static void send(LoopbackServer.Asked asked, OutputStream out, int most, int last)
      throws IOException {
    WebSocketFrames.accept(asked, out);
    int from = Math.max(1, cursor(asked));
    for (int seq = from; seq <= Math.min(last, from + most - 1); seq++) {
      WebSocketFrames.send(out, true, 1, post(seq));
    }
    if (from > last) {
      asked.rest().transferTo(OutputStream.nullOutputStream());
    }
  }

  /// A server that packs nothing.
  private static LoopbackServer plain(LoopbackServer.Route route) throws IOException {
    return new LoopbackServer((asked, out) -> {
      if (asked.path().contains("getZstdDictionary")) {
        write(out, 404, "", "{}");
      } else {
        route.answer(asked, out);
      }
    });
  }

  /// A stream that runs while a test waits for what it hears.
  private static final class Listening implements AutoCloseable {
    final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    final List<Jetstream.Batch> batches = new CopyOnWriteArrayList<>();
    private final Jetstream stream;
    private final Thread thread;

    Listening(
        HttpGateway http, LoopbackServer server, Cursor from, Consumer<Jetstream.Batch> store) {
      Jetstream.Sink sink =
          batch -> {
            store.accept(batch);
            batches.add(batch);
            heard.addAll(batch.heard());
          };
      var ear = new Jetstream.Ear(URI.create("ws://" + server.host()), Subscription.posts(), sink);
      var hasty = new Jetstream.Patience(Duration.ofMillis(10), Duration.ofMillis(50));
      stream = new Jetstream(http, Clock.systemUTC(), ear, hasty, new Random(1));
      thread = Thread.ofVirtual().start(() -> run(from));
    }

    private void run(Cursor from) {
      try {
        stream.run(from);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    Heard next() throws InterruptedException {
      var next = heard.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("heard in time, state " + stream.state()).isNotNull();
      return java.util.Objects.requireNonNull(next);
    }

    String nextText() throws InterruptedException {
      return switch (next()) {
        case Heard.Said(var post) -> post.text();
        case Heard other -> other.toString();
      };
    }

    @Override
    public void close() {
      stream.close();
      try {
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      assertThat(stream.state()).isInstanceOf(Jetstream.State.Stopped.class);
    }
  }

  @Test
  void r3HearsEachPostOnceAcrossManyBrokenConnections() throws Exception {
    try (var server = plain((asked, out) -> send(asked, out, 7, 50));
        var http = gateway(server);
        var listening = new Listening(http, server, Cursor.START, _ -> {})) {
      for (int seq = 1; seq <= 50; seq++) {
        assertThat(listening.nextText()).isEqualTo("post " + seq);
      }
      assertThat(server.requests()).hasSizeGreaterThan(6);
      assertThat(listening.batches.getLast().upTo().value()).contains(" 50 ");
    }
  }

  @Test
  void r1GoesOnAfterTheCursorItHandedOver() throws Exception {
    try (var server = plain((asked, out) -> send(asked, out, 100, 9));
        var http = gateway(server)) {
      Cursor cursor;
      try (var first = new Listening(http, server, Cursor.START, _ -> {})) {
        while (!first.nextText().equals("post 9")) {
          assertThat(first.batches).isNotNull();
        }
        cursor = first.batches.getLast().upTo();
      }
      var place = Place.of(cursor, server.host());
      var back = new Place(place.server(), 4, place.micros()).cursor();
      try (var second = new Listening(http, server, back, _ -> {})) {
        assertThat(second.nextText()).isEqualTo("post 5");
      }
    }
  }

  @Test
  void r1HandsOverWhereItBeganBeforeAnythingIsSaid() throws Exception {
    LoopbackServer.Route silent =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          asked.rest().transferTo(OutputStream.nullOutputStream());
        };
    try (var server = plain(silent);
        var http = gateway(server)) {
      var stored = new LinkedBlockingQueue<Cursor>();
      Cursor begun;
      try (var first =
          new Listening(http, server, Cursor.START, batch -> stored.add(batch.upTo()))) {
        begun = stored.poll(10, TimeUnit.SECONDS);
        assertThat(begun).as("state " + first.stream.state()).isNotNull();
      }
      var place = Place.of(java.util.Objects.requireNonNull(begun), server.host());
      assertThat(place.isStart()).isFalse();
      assertThat(place.asked()).as("by time").isPresent();
    }
  }

  @Test
  void r4HearsAgainWhatCouldNotBeStored() throws Exception {
    var failures = new AtomicInteger(3);
    Consumer<Jetstream.Batch> broken =
        _ -> {
          if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("the database is away");
          }
        };
    try (var server = plain((asked, out) -> send(asked, out, 100, 5));
        var http = gateway(server);
        var listening = new Listening(http, server, Cursor.START, broken)) {
      for (int seq = 1; seq <= 5; seq++) {
        assertThat(listening.nextText()).isEqualTo("post " + seq);
      }
    }
  }

  @Test
  void r3ShowsTheGapWhenTheCursorIsTooOld() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          if (cursor(asked) < 20) {
            write(out, 400, "", "{\"error\":\"CursorTooOld\",\"message\":\"floor is 20\"}");
          } else {
            send(asked, out, 100, 21);
          }
        };
    try (var server = plain(route);
        var http = gateway(server);
        var listening =
            new Listening(
                http,
                server,
                new Place(server.host(), 5, 1_700_000_000_000_000L).cursor(),
                _ -> {})) {
      assertThat(listening.next()).isEqualTo(new Heard.Missed("5", "20"));
      assertThat(listening.nextText()).isEqualTo("post 20");
      assertThat(listening.batches.getFirst().upTo().value()).contains(" 19 ");
    }
  }

  @Test
  void r3GoesOnPastGarbageAndCountsIt() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          for (var garbage :
              List.of("", "null", "[]", "{}", "{\"payload\":3}", "{\"time_us\":\"x\"}", post(1))) {
            WebSocketFrames.send(out, true, 1, garbage);
          }
          asked.rest().transferTo(OutputStream.nullOutputStream());
        };
    try (var server = plain(route);
        var http = gateway(server);
        var listening = new Listening(http, server, Cursor.START, _ -> {})) {
      assertThat(listening.nextText()).isEqualTo("post 1");
      assertThat(listening.batches.stream().mapToInt(Jetstream.Batch::dropped).sum()).isEqualTo(6);
    }
  }

  /// Sends these messages and then nothing more.
  private static LoopbackServer.Route just(String... messages) {
    return (asked, out) -> {
      WebSocketFrames.accept(asked, out);
      for (var message : messages) {
        WebSocketFrames.send(out, true, 1, message);
      }
      asked.rest().transferTo(OutputStream.nullOutputStream());
    };
  }

  @Test
  void r3HearsWhatComesTwiceOnce() throws Exception {
    try (var server = plain(just(post(1), post(2), post(1), post(2), post(3), post(3), post(4)));
        var http = gateway(server);
        var listening = new Listening(http, server, Cursor.START, _ -> {})) {
      for (int seq = 1; seq <= 4; seq++) {
        assertThat(listening.nextText()).isEqualTo("post " + seq);
      }
      assertThat(listening.heard).isEmpty();
    }
  }

  @Test
  void r3ShowsAGapWhenTheServerCountsAnew() throws Exception {
    var anew = post(70).replace("\"seq\":70", "\"seq\":2");
    try (var server =
            plain(just(post(5), post(6), anew, post(71).replace("\"seq\":71", "\"seq\":3")));
        var http = gateway(server);
        var listening = new Listening(http, server, Cursor.START, _ -> {})) {
      assertThat(listening.nextText()).isEqualTo("post 5");
      assertThat(listening.nextText()).isEqualTo("post 6");
      assertThat(listening.next()).isEqualTo(new Heard.Missed("6", "2"));
      assertThat(listening.nextText()).isEqualTo("post 70");
      assertThat(listening.nextText()).isEqualTo("post 71");
      assertThat(listening.batches.getLast().upTo().value()).contains(" 3 ");
    }
  }

  @Test
  void r3CountsWhatIsTooLargeToHear() throws Exception {
    var large = post(1).replace("post 1", "x".repeat(6 << 20));
    try (var server = plain(just(large, post(2)));
        var http = gateway(server);
        var listening = new Listening(http, server, Cursor.START, _ -> {})) {
      assertThat(listening.nextText()).isEqualTo("post 2");
      assertThat(listening.batches.stream().mapToInt(Jetstream.Batch::dropped).sum()).isEqualTo(1);
    }
  }

  @Test
  void r3SaysWhyTheServerEndedTheStreamAndGoesOn() throws Exception {
    var ended = new AtomicInteger();
    LoopbackServer.Route route =
        (asked, out) -> {
          if (ended.getAndIncrement() == 0) {
            just(
                    post(1),
                    "{\"$type\":\"error\",\"error\":\"ConsumerTooSlow\",\"message\":\"too slow\"}")
                .answer(asked, out);
          } else {
            send(asked, out, 100, 3);
          }
        };
    try (var server = plain(route);
        var http = gateway(server);
        var listening = new Listening(http, server, Cursor.START, _ -> {})) {
      for (int seq = 1; seq <= 3; seq++) {
        assertThat(listening.nextText()).isEqualTo("post " + seq);
      }
    }
  }

  @Test
  void goesOnByTimeOnAnotherServer() {
    var place = new Place("one.example", 77, 1_700_000_000_000_000L);
    var moved = Place.of(place.cursor(), "two.example");
    assertThat(moved.asked()).contains(1_700_000_000_000_000L - 10_000_000L);
    assertThat(Place.of(place.cursor(), "one.example").asked()).contains(78L);
    assertThat(Place.of(Cursor.START, "one.example").asked()).isEmpty();
  }

  @Test
  void asksForWhatIsWanted() {
    var place = new Place("x", 5, 1);
    var wanted = new Subscription(List.of("app.bsky.feed.*"), java.util.Set.of(DID));
    assertThat(new JetstreamUrl(URI.create("wss://x")).of(wanted, place, Optional.empty()))
        .hasToString(
            "wss://x/xrpc/network.bsky.jetstream.subscribeEvents?kinds=commit&kinds=identity&kinds=account&collections=app.bsky.feed.*&dids=did%3Aplc%3Aana2222222222222222222222&maxMessageSizeBytes=1048576&cursor=6");
    assertThat(
            new JetstreamUrl(URI.create("wss://x/subscribe"))
                .of(Subscription.posts(), new Place("x", -1, 0), Optional.empty()))
        .hasToString(
            "wss://x/subscribe?wantedCollections=app.bsky.feed.post&maxMessageSizeBytes=1048576");
    var relay = new JetstreamUrl(URI.create("wss://x/xrpc/com.atproto.sync.subscribeRepos"));
    assertThat(relay.of(wanted, place, Optional.empty()))
        .hasToString("wss://x/xrpc/com.atproto.sync.subscribeRepos?cursor=5");
    assertThat(relay.of(wanted, place.byTime(), Optional.empty()))
        .hasToString("wss://x/xrpc/com.atproto.sync.subscribeRepos");
  }

  @Test
  void waitsLongerEachTimeButNeverOverAMinute() {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(7));
    for (int i = 0; i < 40; i++) {
      var most = Duration.ofSeconds(Math.min(60, 1L << Math.min(i, 10)));
      assertThat(backoff.next()).isBetween(most.dividedBy(2), most);
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
