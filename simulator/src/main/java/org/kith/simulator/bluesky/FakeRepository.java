package org.kith.simulator.bluesky;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of accounts (PDS) with one account on it, as far as writing records goes: its lexicons
/// `com.atproto.repo.*` and `com.atproto.server.*`. What was ever written is the truth that a
/// publisher is measured by.
public final class FakeRepository implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final String did;
  private final Map<String, JsonNode> records = new LinkedHashMap<>();
  private final List<String> written = new ArrayList<>();

  private FakeRepository(String did) throws IOException {
    this.did = did;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/xrpc/", this::answer);
    server.start();
  }

  /// Starts one for this account. It listens when this returns.
  public static FakeRepository start(String did) throws IOException {
    return new FakeRepository(did);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The texts of all posts that were ever written, in order; a second writing counts again.
  public synchronized List<String> written() {
    return List.copyOf(written);
  }

  /// The texts of the posts that stand there now.
  public synchronized List<String> texts() {
    return records.values().stream().map(record -> record.path("text").asString("")).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var method = exchange.getRequestURI().getPath().substring("/xrpc/".length());
      var body = exchange.getRequestBody().readAllBytes();
      var query = query(exchange.getRequestURI().getRawQuery());
      var reply = reply(method, query, body);
      var bytes = JSON.writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private record Reply(int status, Map<String, ?> body) {
    static Reply no(int status, String error) {
      return new Reply(status, Map.of("error", error, "message", error));
    }
  }

  private synchronized Reply reply(String method, Map<String, String> query, byte[] body) {
    return switch (method) {
      case "com.atproto.repo.getRecord" -> get(uri(name -> query.getOrDefault(name, "")));
      case "com.atproto.repo.createRecord" -> write(JSON.readTree(body), false);
      case "com.atproto.repo.putRecord" -> write(JSON.readTree(body), true);
      case "com.atproto.repo.deleteRecord" -> {
        records.remove(uri(JSON.readTree(body)));
        yield new Reply(200, Map.of());
      }
      case "com.atproto.server.createSession", "com.atproto.server.refreshSession" ->
          new Reply(
              200,
              Map.of(
                  "did", did, "handle", "us.test", "accessJwt", "ACCESS", "refreshJwt", "REFRESH"));
      case "com.atproto.server.getSession" ->
          new Reply(200, Map.of("did", did, "handle", "us.test"));
      default -> Reply.no(404, "MethodNotImplemented");
    };
  }

  private Reply get(String uri) {
    var record = records.get(uri);
    return record == null
        ? Reply.no(400, "RecordNotFound")
        : new Reply(200, Map.of("uri", uri, "cid", cid(uri), "value", record));
  }

  /// A key that is taken refuses a second record, as a real server does.
  private Reply write(JsonNode input, boolean replaces) {
    var uri = uri(input);
    if (!replaces && records.containsKey(uri)) {
      return Reply.no(500, "InternalServerError");
    }
    records.put(uri, input.path("record"));
    if (!replaces) {
      written.add(input.path("record").path("text").asString(""));
    }
    return new Reply(200, Map.of("uri", uri, "cid", cid(uri)));
  }

  private static String cid(String uri) {
    return "bafy" + Integer.toHexString(uri.hashCode());
  }

  private static String uri(JsonNode input) {
    return uri(name -> input.path(name).asString(""));
  }

  private static String uri(UnaryOperator<String> values) {
    return "at://%s/%s/%s"
        .formatted(values.apply("repo"), values.apply("collection"), values.apply("rkey"));
  }

  private static Map<String, String> query(@Nullable String raw) {
    var values = new HashMap<String, String>();
    if (raw != null) {
      for (var pair : raw.split("&", -1)) {
        var parts = pair.split("=", 2);
        values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
