package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.LoopbackServer;
import org.kith.networks.WebSocketFrames;

class WebSocketTest {

  private static URI ws(LoopbackServer server, String path) {
    return URI.create("ws://" + server.host() + path);
  }

  private static WebSocket open(HttpGateway http, LoopbackServer server) throws IOException {
    return ((WebSocket.Opening.Open) http.open(ws(server, "/s?a=b"), "x.y")).socket();
  }

  @Test
  void readsMessagesWholeAndInPiecesAndAnswersPings() throws Exception {
    var pong = new AtomicReference<byte[]>(new byte[0]);
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          WebSocketFrames.send(out, true, 1, "hello ü");
          WebSocketFrames.send(out, false, 1, "two ");
          WebSocketFrames.send(out, true, 9, "are you there");
          WebSocketFrames.send(out, true, 0, "parts");
          WebSocketFrames.send(out, true, 1, "x".repeat(70_000));
          WebSocketFrames.send(out, true, 1, "y".repeat(300));
          pong.set(WebSocketFrames.read(asked.rest()));
          WebSocketFrames.send(out, true, 8, "");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var socket = open(http, server)) {
      assertThat(socket.next()).isEqualTo("hello ü");
      assertThat(socket.next()).isEqualTo("two parts");
      assertThat(socket.next()).hasSize(70_000);
      assertThat(socket.next()).hasSize(300);
      assertThat(socket.next()).isNull();
      assertThat(new String(pong.get(), StandardCharsets.UTF_8)).isEqualTo("are you there");
      var asked = server.requests().getFirst();
      assertThat(asked.path()).isEqualTo("/s?a=b");
      assertThat(asked.headers())
          .containsEntry("Sec-WebSocket-Protocol", "x.y")
          .containsKey("User-Agent");
    }
  }

  @Test
  void leavesAwayWhatIsTooLargeOrNotText() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          WebSocketFrames.send(out, true, 1, "x".repeat(6 << 20));
          WebSocketFrames.send(out, true, 2, "binary");
          WebSocketFrames.send(out, true, 1, "after");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var socket = open(http, server)) {
      assertThat(socket.next()).isEqualTo("after");
      assertThat(socket.skipped()).isEqualTo(2);
    }
  }

  @Test
  void readsBytesForThoseWhoWantThem() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          WebSocketFrames.send(out, true, 1, "x");
          WebSocketFrames.send(out, false, 2, "in ");
          WebSocketFrames.send(out, true, 0, "parts");
          WebSocketFrames.send(out, true, 2, "x".repeat(6 << 20));
          WebSocketFrames.send(out, true, 8, "");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var socket = open(http, server)) {
      assertThat(socket.receive()).isEqualTo(new WebSocket.Message.Text("x"));
      assertThat(socket.receive())
          .isInstanceOfSatisfying(
              WebSocket.Message.Binary.class,
              b -> assertThat(new String(b.bytes(), StandardCharsets.UTF_8)).isEqualTo("in parts"));
      assertThat(socket.receive()).isNull();
      assertThat(socket.skipped()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"masked", "reserved", "continued", "long ping", "not utf-8", "gone"})
  void endsOnWhatIsNotAWebSocket(String fault) throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          switch (fault) {
            case "masked" -> out.write(new byte[] {(byte) 129, (byte) 129, 0, 0, 0, 0, 'x'});
            case "reserved" -> out.write(new byte[] {(byte) 193, 1, 'x'});
            case "continued" -> out.write(new byte[] {(byte) 128, 1, 'x'});
            case "long ping" -> WebSocketFrames.send(out, true, 9, "x".repeat(200));
            case "not utf-8" -> out.write(new byte[] {(byte) 129, 1, (byte) 0xff});
            default -> {}
          }
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var socket = open(http, server)) {
      assertThatThrownBy(socket::next).isInstanceOf(IOException.class);
    }
  }

  @Test
  void r3EndsAStreamThatFellSilent() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          asked.rest().transferTo(new ByteArrayOutputStream());
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var timer = Executors.newSingleThreadScheduledExecutor();
        var socket = open(http, server)) {
      socket.endAfterSilence(Duration.ofMillis(300), timer);
      assertThatThrownBy(socket::next).hasMessageContaining("nothing was heard for too long");
    }
  }

  @Test
  void r3KeepsAQuietStreamWhoseServerAnswersPings() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          WebSocketFrames.accept(asked, out);
          for (int i = 0; i < 8; i++) {
            WebSocketFrames.read(asked.rest());
            WebSocketFrames.send(out, true, 10, "");
          }
          WebSocketFrames.send(out, true, 1, "at last");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server);
        var timer = Executors.newSingleThreadScheduledExecutor();
        var socket = open(http, server)) {
      socket.endAfterSilence(Duration.ofMillis(300), timer);
      assertThat(socket.next()).isEqualTo("at last");
    }
  }

  @Test
  void tellsWhyAServerDeclined() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          switch (asked.path()) {
            case "/busy" -> write(out, 429, "Retry-After: 60", "");
            case "/liar" -> write(out, 101, "Sec-WebSocket-Accept: x", "");
            default -> write(out, 400, "", "{\"error\":\"CursorTooOld\"}");
          }
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      assertThat(http.open(ws(server, "/old"), ""))
          .isEqualTo(new WebSocket.Opening.Failed(400, "{\"error\":\"CursorTooOld\"}"));
      assertThat(http.open(ws(server, "/busy"), ""))
          .isInstanceOfSatisfying(
              WebSocket.Opening.SlowDown.class,
              s -> assertThat(s.notBefore()).isAfter(Instant.now().plusSeconds(50)));
      assertThatThrownBy(() -> http.open(ws(server, "/liar"), ""))
          .hasMessageContaining("handshake");
    }
  }

  @Test
  void opensOnlyStreamsOfPublicHosts() throws Exception {
    try (var http = gateway()) {
      for (var url :
          List.of(
              "ws://127.0.0.1/",
              "http://example.org/",
              "ws://u@example.org/",
              "ws://127.0.0.1:81/")) {
        assertThat(http.open(URI.create(url), "")).isInstanceOf(WebSocket.Opening.Refused.class);
      }
    }
  }
}
