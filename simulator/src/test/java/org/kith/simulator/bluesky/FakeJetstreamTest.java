package org.kith.simulator.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kith.simulator.bluesky.FakeJetstream.Options;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Heard by the JDK's own client, which knows nothing of Kith.
@Timeout(60)
class FakeJetstreamTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String V2 = "/xrpc/network.bsky.jetstream.subscribeEvents";
  private static final Crowd.Talk TALK =
      new Crowd.Talk(5, 200, 0.1, 0.5, List.of("zorbane", "#koruday", "nuvalo.example"));

  /// A client that hears until the stream ends.
  private static final class Ear implements WebSocket.Listener {
    final LinkedBlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<String> over = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.add(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      var part = new byte[data.remaining()];
      data.get(part);
      bytes.writeBytes(part);
      if (last) {
        heard.add(bytes.toByteArray());
        bytes.reset();
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      over.complete("closed " + status);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      over.complete("broken");
    }

    byte[] next() throws InterruptedException {
      var next = heard.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("a message").isNotNull();
      return java.util.Objects.requireNonNull(next);
    }

    JsonNode payload() throws InterruptedException {
      return JSON.readTree(next()).path("payload");
    }
  }

  private static Ear hear(FakeJetstream stream, String query) {
    var ear = new Ear();
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create(stream.address() + V2 + query), ear)
        .join();
    return ear;
  }

  @Test
  void sendsEverythingFromTheCursorOnAndGoesOn() throws Exception {
    try (var stream = FakeJetstream.start(Options.of(TALK))) {
      stream.say(30);
      var ear = hear(stream, "?cursor=11");
      for (int seq = 11; seq <= 30; seq++) {
        assertThat(ear.payload().path("seq").asLong()).isEqualTo(seq);
      }
      stream.say(1);
      var last = ear.payload();
      assertThat(last.path("seq").asLong()).isEqualTo(31);
      assertThat(last.path("did").asString()).isEqualTo(stream.said().getLast().did());
      var now = hear(stream, "");
      stream.say(1);
      assertThat(now.payload().path("seq").asLong()).isEqualTo(32);
      assertThat(stream.mostListeners()).isEqualTo(2);
    }
  }

  @Test
  void packsWhatItSendsWithADictionaryThatItGives() throws Exception {
    try (var stream = FakeJetstream.start(Options.of(TALK).packed())) {
      var address =
          URI.create(
              stream.address().toString().replace("ws:", "http:")
                  + "/xrpc/network.bsky.jetstream.getZstdDictionary");
      var dictionary =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
              .body();
      long id = com.github.luben.zstd.Zstd.getDictIdFromDict(dictionary);
      stream.say(100);
      var ear = hear(stream, "?cursor=1&zstdDictionary=" + id);
      long packed = 0;
      long plain = 0;
      try (var context = new ZstdDecompressCtx()) {
        context.loadDict(dictionary);
        for (int seq = 1; seq <= 100; seq++) {
          var message = ear.next();
          int size = (int) com.github.luben.zstd.Zstd.getFrameContentSize(message);
          var text = context.decompress(message, size);
          assertThat(JSON.readTree(text).path("payload").path("seq").asInt()).isEqualTo(seq);
          packed += message.length;
          plain += text.length;
        }
      }
      assertThat(packed).isLessThan(plain / 2);
    }
  }

  @Test
  void letsEveryPlannedFaultHappenAtItsEvent() throws Exception {
    try (var stream = FakeJetstream.start(Options.of(TALK))) {
      stream.plan(Fault.GARBAGE, 3);
      stream.plan(Fault.TWICE, 5);
      stream.plan(Fault.COUNTS_ANEW, 7);
      stream.plan(Fault.CLOSED, 9);
      stream.say(20);
      var ear = hear(stream, "?cursor=1");
      assertThat(ear.over.get(10, TimeUnit.SECONDS)).isEqualTo("closed 1000");
      var seqs =
          ear.heard.stream()
              .map(m -> new String(m, StandardCharsets.UTF_8))
              .map(m -> m.replaceFirst("(?s).*\"seq\":(\\d+).*", "$1"))
              .toList();
      assertThat(seqs)
          .containsExactly(
              "1", "2", "{}", "3", "4", "1", "2", "3", "4", "5", "5", "6", "7", "1", "2");
      assertThat(stream.fired()).hasSize(4).allSatisfy((_, times) -> assertThat(times).isOne());
      assertThat(stream.waiting()).isZero();
    }
  }

  @Test
  void tellsWhatItHasForgotten() throws Exception {
    try (var stream = FakeJetstream.start(Options.of(TALK))) {
      stream.plan(Fault.FORGOTTEN, 10);
      stream.say(500);
      assertThat(hear(stream, "?cursor=1").over.get(10, TimeUnit.SECONDS)).isNotEmpty();
      var client = HttpClient.newHttpClient();
      var refused =
          client
              .newWebSocketBuilder()
              .buildAsync(URI.create(stream.address() + V2 + "?cursor=11"), new Ear())
              .handle((_, failure) -> failure);
      assertThat(refused.join()).isInstanceOf(CompletionException.class);
      assertThat(stream.lost()).containsExactly(new FakeJetstream.Lost(11, 210));
      assertThat(hear(stream, "?cursor=210").payload().path("seq").asLong()).isEqualTo(210);
    }
  }
}
