package org.kith.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kith.TestKith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that is told things, on the one port of this machine that the server under test may
/// ask. It shares no code with what signs.
public final class Receiver implements AutoCloseable {

  /// Takes what it is sent and hangs up without a word.
  public static final int LOST = -1;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpServer server;
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private volatile int otherwise = 204;

  /// What came in.
  public record Got(String path, String id, String second, String signature, String body) {

    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    public String type() {
      return json().path("type").asString("");
    }

    /// How many of its signatures this secret made.
    public long madeBy(String secret) {
      var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
      try {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var text = id + "." + second + "." + body;
        var made = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        return List.of(signature.split(" ")).stream().filter(made::equals).count();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public Receiver() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), TestKith.NETWORK_PORT), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      got.add(
          new Got(
              exchange.getRequestURI().getPath(),
              Objects.requireNonNullElse(headers.getFirst("webhook-id"), ""),
              Objects.requireNonNullElse(headers.getFirst("webhook-timestamp"), ""),
              Objects.requireNonNullElse(headers.getFirst("webhook-signature"), ""),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      int answer = answer();
      if (answer == LOST) {
        return;
      }
      exchange.getResponseHeaders().add("Connection", "close");
      if (answer / 100 == 3) {
        exchange.getResponseHeaders().add("Location", url().replace("/in", "/elsewhere"));
      }
      var said = (answer == 204 ? "" : "I <b>cannot</b>\u0007 take it").getBytes(UTF_8);
      exchange.sendResponseHeaders(answer, said.length == 0 ? -1 : said.length);
      exchange.getResponseBody().write(said);
    }
  }

  private synchronized int answer() {
    var next = answers.poll();
    return next == null ? otherwise : next;
  }

  /// Answers so next, once.
  public synchronized void next(int... statuses) {
    for (int status : statuses) {
      answers.add(status);
    }
  }

  /// Answers as always again.
  public synchronized void asAlways() {
    answers.clear();
  }

  /// Answers so from now on.
  public void always(int status) {
    otherwise = status;
  }

  public String url() {
    return "http://127.0.0.1:%d/in".formatted(TestKith.NETWORK_PORT);
  }

  /// All that came in, in order.
  public List<Got> got() {
    return got;
  }

  public Got last() {
    return got.getLast();
  }

  /// Returns when whoever comes next can listen here.
  @Override
  public void close() {
    server.stop(0);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isFree()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("port %d stays taken".formatted(TestKith.NETWORK_PORT));
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static boolean isFree() {
    try (var socket =
        new ServerSocket(TestKith.NETWORK_PORT, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
