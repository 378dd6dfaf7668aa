package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictTrainer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.LoopbackServer;
import org.kith.networks.SharedData;
import org.kith.networks.WebSocketFrames;
import org.kith.networks.bluesky.repo.MalformedException;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebSocket;

/// Streams whose messages are bytes: packed ones of a Jetstream, and the frames of a relay.
@Timeout(30)
class PackedStreamTest {

  private static final String DID = "did:plc:ana2222222222222222222222";
  private static final ZstdDictionary DICTIONARY = trained();

  private static String post(int seq) {
    return "{\"$type\":\"message\",\"payload\":{\"$type\":\"network.bsky.jetstream.subscribeEvents#commit\",\"seq\":%d,\"did\":\"%s\",\"time\":\"2026-04-12T09:%02d:%02dZ\",\"operation\":\"create\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"k%d\",\"record\":{\"text\":\"post %d\"}}}"
        .formatted(seq, DID, seq / 60 % 60, seq % 60, seq, seq);
  }

  private static ZstdDictionary trained() {
    var trainer = new ZstdDictTrainer(4 << 20, 8 << 10);
    for (int i = 0; i < 4000; i++) {
      trainer.addSample(post(i).getBytes(StandardCharsets.UTF_8));
    }
    return ZstdDictionary.of(trainer.trainSamples()).orElseThrow();
  }

  private static byte[] packed(ZstdDictionary dictionary, String text) {
    try (var context = new ZstdCompressCtx()) {
      context.loadDict(dictionary.bytes());
      return context.compress(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// A stream that runs while a test waits for what it hears.
  private record Listening(
      Jetstream stream, LinkedBlockingQueue<Heard> heard, AtomicInteger dropped, Thread thread)
      implements AutoCloseable {

    static Listening to(HttpGateway http, URI server, Subscription wanted, Cursor from) {
      var heard = new LinkedBlockingQueue<Heard>();
      var dropped = new AtomicInteger();
      Jetstream.Sink sink =
          batch -> {
            heard.addAll(batch.heard());
            dropped.addAndGet(batch.dropped());
          };
      var ear = new Jetstream.Ear(server, wanted, sink);
      var hasty = new Jetstream.Patience(Duration.ofMillis(10), Duration.ofMillis(50));
      var stream = new Jetstream(http, Clock.systemUTC(), ear, hasty, new Random(1));
      var thread =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  stream.run(from);
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
              });
      return new Listening(stream, heard, dropped, thread);
    }

    String next() throws InterruptedException {
      var next = heard.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("heard in time, state " + stream.state()).isNotNull();
      return next instanceof Heard.Said(var post) ? post.text() : String.valueOf(next);
    }

    @Override
    public void close() {
      stream.close();
      try {
        assertThat(thread.join(Duration.ofSeconds(10))).as("the stream ends").isTrue();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void hearsPackedMessagesAndPlainOnesBetweenThem() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          if (asked.path().contains("getZstdDictionary")) {
            write(out, 200, "", DICTIONARY.bytes());
            return;
          }
          assertThat(asked.path()).contains("zstdDictionary=" + DICTIONARY.id());
          WebSocketFrames.accept(asked, out);
          WebSocketFrames.send(out, 2, packed(DICTIONARY, post(1)));
          WebSocketFrames.send(out, true, 1, post(2));
          WebSocketFrames.send(out, 2, "garbage".getBytes(StandardCharsets.UTF_8));
          WebSocketFrames.send(out, 2, new byte[0]);
          WebSocketFrames.send(out, 2, packed(DICTIONARY, "not an event"));
          WebSocketFrames.send(out, 2, packed(DICTIONARY, post(3)));
          asked.rest().transferTo(OutputStream.nullOutputStream());
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var listening =
            Listening.to(
                http, URI.create("ws://" + server.host()), Subscription.posts(), Cursor.START)) {
      assertThat(List.of(listening.next(), listening.next(), listening.next()))
          .containsExactly("post 1", "post 2", "post 3");
      assertThat(listening.dropped().get()).isEqualTo(3);
    }
  }

  @Test
  void fetchesTheDictionaryAnewWhenTheServerHasAnother() throws Exception {
    var asks = new AtomicInteger();
    LoopbackServer.Route route =
        (asked, out) -> {
          if (asked.path().contains("getZstdDictionary")) {
            var old = DICTIONARY.bytes().clone();
            old[4] ^= 1;
            write(out, 200, "", asks.getAndIncrement() == 0 ? old : DICTIONARY.bytes());
          } else if (!asked.path().contains("zstdDictionary=" + DICTIONARY.id() + "&")
              && !asked.path().endsWith("zstdDictionary=" + DICTIONARY.id())) {
            write(out, 400, "", "{\"error\":\"UnknownZstdDictionary\",\"message\":\"it is 7\"}");
          } else {
            WebSocketFrames.accept(asked, out);
            WebSocketFrames.send(out, 2, packed(DICTIONARY, post(1)));
            asked.rest().transferTo(OutputStream.nullOutputStream());
          }
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var listening =
            Listening.to(
                http, URI.create("ws://" + server.host()), Subscription.posts(), Cursor.START)) {
      assertThat(listening.next()).isEqualTo("post 1");
      assertThat(asks.get()).isEqualTo(2);
    }
  }

  @Test
  void hearsARelayWithoutAnyJetstream() throws Exception {
    var frames = RelayFrameTest.frames();
    var heardAll = new CountDownLatch(1);
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          boolean again = asked.path().contains("cursor=");
          if (again && !asked.path().endsWith("?cursor=31527015401")) {
            heardAll.countDown(); // it only dials again after it has heard what came before
            asked.rest().transferTo(OutputStream.nullOutputStream());
            return;
          }
          for (var frame : again ? frames.subList(70, frames.size()) : frames.subList(0, 80)) {
            WebSocketFrames.send(out, 2, frame);
          }
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var listening =
            Listening.to(
                http,
                URI.create("ws://" + server.host() + "/xrpc/com.atproto.sync.subscribeRepos"),
                Subscription.posts(),
                Cursor.START)) {
      var heard = new ArrayList<Heard>();
      while (heard.size() < 33) {
        var next = listening.heard().poll(10, TimeUnit.SECONDS);
        assertThat(next).as("heard %d, %s", heard.size(), listening.stream().state()).isNotNull();
        heard.add(next);
      }
      assertThat(heardAll.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(listening.heard()).isEmpty();
      assertThat(heard).doesNotHaveDuplicates().noneMatch(h -> h instanceof Heard.Missed);
    }
  }

  @Test
  void hearsOfARelayOnlyThoseWhoAreWanted() throws Exception {
    var frames = RelayFrameTest.frames();
    var first =
        (JetstreamEvent.Commit)
            frames.stream()
                .map(PackedStreamTest::events)
                .flatMap(List::stream)
                .filter(e ->
                    e instanceof JetstreamEvent.Commit c
                        && c.collection().equals("app.bsky.feed.post"))
                .findFirst()
                .orElseThrow();
    var heardAll = new CountDownLatch(1);
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          if (asked.path().contains("cursor=")) {
            heardAll.countDown(); // it only dials again after it has heard what came before
            asked.rest().transferTo(OutputStream.nullOutputStream());
            return;
          }
          for (var frame : frames) {
            WebSocketFrames.send(out, 2, frame);
          }
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var listening =
            Listening.to(
                http,
                URI.create("ws://" + server.host() + "/xrpc/com.atproto.sync.subscribeRepos"),
                Subscription.of(Set.of(first.did())),
                Cursor.START)) {
      assertThat(listening.next()).isEqualTo(first.record().path("text").asString());
      assertThat(heardAll.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(listening.heard())
          .allMatch(h -> h instanceof Heard.Said(var p) && p.author().key().equals(first.did()));
    }
  }

  @Test
  void r3ShowsTheGapWhenARelayDoesNotKnowThePlace() throws Exception {
    var frames = RelayFrameTest.frames();
    var future = "a1626f7020a2656572726f726c467574757265437572736f72676d657373616765626e6f";
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          if (asked.path().contains("cursor=99")) {
            WebSocketFrames.send(out, 2, java.util.HexFormat.of().parseHex(future));
          } else {
            for (var frame : frames) {
              WebSocketFrames.send(out, 2, frame);
            }
          }
          asked.rest().transferTo(OutputStream.nullOutputStream());
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var place = new Place(server.host() + "/repos", 99_000_000_000L, 1_700_000_000_000_000L);
      try (var listening =
          Listening.to(
              http,
              URI.create("ws://" + server.host() + "/xrpc/com.atproto.sync.subscribeRepos"),
              Subscription.posts(),
              place.cursor())) {
        assertThat(listening.next())
            .isEqualTo(new Heard.Missed("2023-11-14T22:13:20Z", "now").toString());
        assertThat(listening.heard().poll(10, TimeUnit.SECONDS)).isInstanceOf(Heard.Said.class);
      }
    }
  }

  private static List<JetstreamEvent> events(byte[] frame) {
    try {
      return RelayFrame.read(frame);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"legacy_subscribe", "subscribe_events_20260811"})
  void unpacksWithTheNetworksOwnDictionaries(String name) throws Exception {
    var folder = "jetstream/internal/subscribe/";
    var file = SharedData.need(folder + "dictionaries/" + name + ".zdict");
    var dictionary = ZstdDictionary.of(Files.readAllBytes(file)).orElseThrow();
    try (var wire = new Wire.Compressed(dictionary)) {
      int read = 0;
      for (var line : Files.readAllLines(SharedData.need(folder + "testdata/golden_v1.jsonl"))) {
        var message = new WebSocket.Message.Binary(packed(dictionary, line));
        assertThat(message.bytes().length).isLessThan(line.length());
        assertThat(wire.read(message)).containsExactly(JetstreamEvent.parse(line).orElseThrow());
        read++;
      }
      assertThat(read).isEqualTo(10);
    }
  }

  @Test
  void unpacksNothingThatIsDishonest() {
    try (var messages = new ZstdMessages(DICTIONARY, 1 << 20)) {
      var bomb = Zstd.compress(new byte[64 << 20]);
      assertThat(bomb.length).isLessThan(10_000);
      assertThatThrownBy(() -> messages.unpack(bomb)).isInstanceOf(MalformedException.class);
      var random = new SplittableRandom(1);
      var whole = packed(DICTIONARY, post(1));
      int refused = 0;
      for (int i = 0; i < 500; i++) {
        var broken = whole.clone();
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        try {
          assertThat(messages.unpack(broken).length).isLessThanOrEqualTo(1 << 20);
        } catch (MalformedException e) {
          assertThat(e.getMessage()).isNotBlank();
          refused++;
        }
      }
      assertThat(refused).isPositive();
    }
    assertThat(ZstdDictionary.of(new byte[100])).isEmpty();
  }
}
