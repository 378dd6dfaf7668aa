package org.kith.simulator.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A feed in Atom on loopback. All it ever said stands in it, so whoever asks once in a while can
/// miss nothing; it answers 304 while nothing has changed.
public final class FakeFeed implements AutoCloseable {

  private static final Instant FIRST = Instant.parse("2026-11-01T08:00:00Z");
  private static final String PATH = "/feed.atom";

  /// An entry as it stands now.
  public record Entry(String id, String title, String text) {}

  private final HttpServer server;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private int version;

  private FakeFeed(HttpServer server) {
    this.server = server;
  }

  /// Starts one. It listens when this returns.
  public static FakeFeed start() throws IOException {
    return start(0);
  }

  /// The same on that port.
  public static FakeFeed start(int port) throws IOException {
    var place = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(place, 50);
    var feed = new FakeFeed(server);
    server.createContext("/", feed::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return feed;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port() + PATH);
  }

  /// Writes an entry, or writes it anew.
  public synchronized void write(String id, String title, String text) {
    entries.put(id, new Entry(id, title, text));
    version++;
  }

  /// All that stands in it, by id.
  public synchronized Map<String, Entry> entries() {
    return new LinkedHashMap<>(entries);
  }

  /// How often it was asked for.
  public int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      asked.incrementAndGet();
      var tag = "\"" + version() + "\"";
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      var body = document().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.getResponseHeaders().set("Content-Type", "application/atom+xml; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized int version() {
    return version;
  }

  private synchronized String document() {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Fake feed</title>");
    xml.append("<id>").append(address()).append("</id><author><name>Ada</name></author>");
    int number = 0;
    for (var entry : entries.values()) {
      xml.append(
          "<entry><id>%s</id><title>%s</title><link href=\"http://127.0.0.1:%d/%d\"/>"
              .formatted(entry.id(), entry.title(), port(), number));
      xml.append(
          "<updated>%s</updated><published>%s</published><content type=\"text\">%s</content></entry>"
              .formatted(at(number), at(number), entry.text()));
      number++;
    }
    return xml.append("</feed>\n").toString();
  }

  private static Instant at(int number) {
    return FIRST.plusSeconds(60L * number);
  }
}
