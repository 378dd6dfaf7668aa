package org.kith.networks.wordpress;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Secret;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// As much of WordPress's REST API as a test of Kith asks: posts with their slugs, states and
/// trash, media and tags. What the real one does is held by the test bed; this one fails on
/// command.
final class FakeWordPress implements AutoCloseable {

  final Map<Long, ObjectNode> posts = new ConcurrentSkipListMap<>();
  final Map<Long, ObjectNode> media = new ConcurrentSkipListMap<>();
  final Map<String, Long> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  final List<String> asked = new CopyOnWriteArrayList<>();

  /// What the next change is answered instead: a status and a body. Empty for the truth.
  volatile String failing = "";

  /// Whether the next change is made, but its answer is lost.
  volatile boolean losing;

  private final LoopbackServer server;
  private long next = 10;

  FakeWordPress() throws IOException {
    server = new LoopbackServer(this::answer);
  }

  LoopbackServer server() {
    return server;
  }

  WordPressSite site() {
    return new WordPressSite(server.at("/wp-json/"), "ana", new Secret("abcd EFGH 1234"));
  }

  private synchronized void answer(LoopbackServer.Asked request, OutputStream out)
      throws IOException {
    var url = URI.create(request.path());
    asked.add(request.method() + " " + request.path());
    var parameters = parameters(url);
    int length = Integer.parseInt(request.headers().getOrDefault("Content-Length", "0"));
    var body = request.rest().readNBytes(length);
    boolean change = !request.method().equals("GET");
    if (!"Basic YW5hOmFiY2QgRUZHSCAxMjM0".equals(request.headers().get("Authorization"))) {
      write(out, 401, error("rest_not_logged_in", "You are not currently logged in."));
    } else if (change && !failing.isEmpty()) {
      int space = failing.indexOf(' ');
      LoopbackServer.write(
          out,
          Integer.parseInt(failing.substring(0, space)),
          "Content-Type: application/json",
          failing.substring(space + 1));
    } else {
      var answer = route(request, url.getPath().replace("/wp-json/wp/v2/", ""), parameters, body);
      if (change && losing && request.path().contains("/posts")) {
        losing = false;
        return;
      }
      write(out, answer.has("code") ? answer.path("data").path("status").asInt() : 200, answer);
    }
  }

  private JsonNode route(
      LoopbackServer.Asked request, String route, Map<String, String> parameters, byte[] body) {
    if (route.startsWith("media")) {
      return request.method().equals("GET")
          ? bySlug(media, parameters)
          : upload(request, parameters);
    }
    if (route.equals("tags")) {
      return tag(StrictJson.MAPPER.readTree(body).path("name").asString());
    }
    if (route.equals("posts")) {
      return request.method().equals("GET")
          ? bySlug(posts, parameters)
          : put(next++, StrictJson.MAPPER.readTree(body));
    }
    long id = Long.parseLong(route.substring(route.indexOf('/') + 1));
    var post = posts.get(id);
    if (post == null) {
      return error("rest_post_invalid_id", "Invalid post ID.", 404);
    }
    return switch (request.method()) {
      case "GET" -> post;
      case "DELETE" -> trash(post);
      default -> put(id, StrictJson.MAPPER.readTree(body));
    };
  }

  private JsonNode bySlug(Map<Long, ObjectNode> of, Map<String, String> parameters) {
    var list = StrictJson.MAPPER.createArrayNode();
    var slugs = List.of(parameters.getOrDefault("slug", "").split(",", -1));
    for (var one : new ArrayList<>(of.values()).reversed()) {
      if (!parameters.containsKey("slug") || slugs.contains(one.path("slug").asString())) {
        list.add(one);
      }
    }
    return list;
  }

  private JsonNode upload(LoopbackServer.Asked request, Map<String, String> parameters) {
    var disposition = request.headers().getOrDefault("Content-Disposition", "");
    var name = disposition.replaceAll(".*filename=\"|\"$", "");
    var file = StrictJson.MAPPER.createObjectNode();
    file.put("id", next).put("slug", name.replaceFirst("\\..*", ""));
    file.put("source_url", server.at("/uploads/" + name).toString());
    file.put("alt_text", parameters.get("alt_text"));
    file.put("type", request.headers().get("Content-Type"));
    media.put(next++, file);
    return file;
  }

  private JsonNode tag(String name) {
    var there = tags.get(name);
    if (there != null) {
      var error = error("term_exists", "A term with the name provided already exists.", 400);
      ((ObjectNode) error.get("data")).put("term_id", there);
      return error;
    }
    tags.put(name, next);
    return StrictJson.MAPPER.createObjectNode().put("id", next++);
  }

  private ObjectNode put(long id, JsonNode said) {
    var post = posts.computeIfAbsent(id, _ -> StrictJson.MAPPER.createObjectNode().put("id", id));
    said.properties().forEach(p -> post.set(p.getKey(), p.getValue()));
    var slug = post.path("slug").asString("");
    boolean future = post.path("status").asString("").equals("future");
    var link = server.at(future ? "/?p=" + id : "/2026/05/" + slug + "/").toString();
    post.put("link", link);
    if (!post.has("guid")) {
      post.putObject("guid").put("rendered", link);
    }
    if (!post.has("date_gmt")) {
      post.put("date_gmt", "2026-05-01T12:00:00");
    }
    return post;
  }

  private static JsonNode trash(ObjectNode post) {
    if (post.path("status").asString().equals("trash")) {
      return error("rest_already_trashed", "The post has already been deleted.", 410);
    }
    post.put("status", "trash").put("slug", post.path("slug").asString() + "__trashed");
    return post;
  }

  private static JsonNode error(String code, String message) {
    return error(code, message, 401);
  }

  static JsonNode error(String code, String message, int status) {
    var error = StrictJson.MAPPER.createObjectNode().put("code", code).put("message", message);
    error.putObject("data").put("status", status);
    return error;
  }

  private static void write(OutputStream out, int status, JsonNode json) throws IOException {
    LoopbackServer.write(out, status, "Content-Type: application/json", json.toString());
  }

  private static Map<String, String> parameters(URI url) {
    var parameters = new HashMap<String, String>();
    var query = url.getRawQuery() == null ? "" : url.getRawQuery();
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
