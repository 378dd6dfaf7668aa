package org.kith.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Serves rendered pages and our assets on loopback, under the policy the product has.
final class PageServer implements AutoCloseable {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2");

  private final HttpServer server;
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final List<String> missing = new CopyOnWriteArrayList<>();
  private final List<String> posts = new CopyOnWriteArrayList<>();

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /// Serves `html` at `path`, for GET and POST alike, and returns its whole address.
  String serve(String path, String html) {
    pages.put(path, html);
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /// Paths that were asked for and are not there.
  List<String> missing() {
    return missing;
  }

  /// The paths and bodies of what was posted: `/login a=b&c=d`.
  List<String> posts() {
    return posts;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestMethod().equals("POST")) posts.add(uri.getPath() + " " + sent);
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      var page = pages.get(uri.getPath());
      if (page != null) {
        send(exchange, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        return;
      }
      var asset = asset(uri.getPath());
      if (asset != null) {
        var type = TYPES.getOrDefault(uri.getPath().replaceAll(".*\\.", ""), "text/plain");
        send(exchange, type, asset);
        return;
      }
      missing.add(uri.getPath());
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private static byte @org.jspecify.annotations.Nullable [] asset(String path) throws IOException {
    if (!path.startsWith("/assets/")) return null;
    try (var in = PageServer.class.getResourceAsStream("/static" + path)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
