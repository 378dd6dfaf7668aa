package org.kith;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Stands before any network, fake or real, and holds a request up at a moment that a test chose:
/// before the network hears of it, or after it has done what it was asked for and before anybody is
/// told. So each moment in which somebody is told something can be the last of a Kith.
public final class HaltingProxy implements AutoCloseable {

  /// Where a request is held up.
  public enum Moment {
    ASKED,
    DONE
  }

  private static final Set<String> OWN =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "upgrade",
          "expect",
          "http2-settings");

  private final HttpServer server;
  private final URI behind;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Halt halt = new Halt(Moment.DONE, 0);

  private static final class Halt {
    final Moment at;
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch over = new CountDownLatch(1);
    private int left;

    Halt(Moment at, int nth) {
      this.at = at;
      this.left = nth;
    }

    synchronized boolean isIt() {
      return left > 0 && --left == 0;
    }
  }

  public HaltingProxy(URI behind) throws IOException {
    this.behind = behind;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Holds up the nth request that writes, from now on.
  public void haltAt(Moment moment, int nth) {
    halt = new Halt(moment, nth);
  }

  /// Waits until one is held up.
  public boolean awaitHalt(Duration patience) throws InterruptedException {
    return halt.reached.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  public void goOn() {
    var before = halt;
    halt = new Halt(Moment.DONE, 0);
    before.over.countDown();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var now = halt;
      boolean writes = !exchange.getRequestMethod().equals("GET");
      boolean held = writes && now.isIt();
      if (held && now.at == Moment.ASKED) {
        hold(now);
        return; // whoever asked is dead; the network never hears of it
      }
      HttpResponse<byte[]> answer;
      try {
        answer = http.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
      } finally {
        if (held) {
          hold(now); // also where the network hung up without a word
        }
      }
      answer.headers().map().forEach((name, values) -> copy(exchange, name, values));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void hold(Halt halt) throws InterruptedException {
    halt.reached.countDown();
    halt.over.await();
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    var builder =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    return builder.build();
  }

  private static void copy(HttpExchange exchange, String name, List<String> values) {
    if (!name.startsWith(":") && !OWN.contains(name.toLowerCase(Locale.ROOT))) {
      exchange.getResponseHeaders().put(name, values);
    }
  }

  @Override
  public void close() {
    goOn();
    server.stop(0);
    http.shutdownNow();
  }
}
