package org.kith;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real servers from `testbeds/`, on ports of their own, for as long as it is open.
///
/// Where one cannot be started the test is skipped with a line that says why; where the environment
/// says `CI=true` it fails.
public final class Beds implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path testbeds = Path.of("..", "testbeds").toAbsolutePath().normalize();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String name;
  private final Path run;
  private final int port;

  private Beds(String name, int port, List<String> words, Map<String, String> environment) {
    this.name = name;
    this.port = port;
    try {
      this.run = Files.createTempDirectory("kith-bed");
      Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
      execute(
          "start.sh",
          Stream.concat(words.stream(), Stream.of(run.toString())).toList(),
          environment);
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + name, e);
    }
  }

  /// A static blog of 40 posts, with ETag and 304 and routes that behave badly.
  public static Beds blog(int port) {
    return new Beds("hugo-nginx", port, List.of(), Map.of("PORT", Integer.toString(port)));
  }

  /// A whole Bluesky network: PDS at `base + 3`, AppView at `base + 4`, Jetstream at `base + 5`.
  public static Beds bluesky(int base) {
    return new Beds("atproto", base, List.of("full"), Map.of("PORT_BASE", Integer.toString(base)));
  }

  /// The server of accounts alone, at `base + 3`, and who is who at `base + 2`.
  public static Beds pds(int base) {
    return new Beds("atproto", base, List.of("pds"), Map.of("PORT_BASE", Integer.toString(base)));
  }

  /// WordPress with 26 posts, its database at `port + 1`.
  public static Beds wordPress(int port) {
    return new Beds("wordpress", port, List.of(), Map.of("PORT", Integer.toString(port)));
  }

  /// Postfix, and Dovecot's IMAP at `port + 1`.
  public static Beds mail(int port) {
    return new Beds("mail", port, List.of(), Map.of("PORT", Integer.toString(port)));
  }

  /// The application password of a user of WordPress.
  public String wordPressPassword(String user) {
    try (var lines = Files.lines(run.resolve("passwords"))) {
      return lines
          .filter(line -> line.startsWith(user + " "))
          .map(line -> line.substring(user.length() + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException("the bed writes its passwords down", e);
    }
  }

  private void execute(String script, List<String> words, Map<String, String> environment) {
    var command =
        Stream.concat(
                Stream.of("bash", testbeds.resolve(name).resolve(script).toString()),
                words.stream())
            .toList();
    try {
      var log = Files.createTempFile("kith-bed", ".log");
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      boolean ended = process.waitFor(180, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        if (script.equals("start.sh")) {
          close(); // what it had started
        }
        unavailable(Files.readString(log));
      }
      Files.delete(log);
    } catch (IOException e) {
      unavailable(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void unavailable(String why) {
    var line = "The test bed " + name + " does not start here: " + why.strip();
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(line);
    }
    Assumptions.abort(line);
  }

  /// Where this bed keeps its files; the blog's pages are in `public`.
  public Path folder() {
    return run;
  }

  /// `http://127.0.0.1:port/path` of the blog, or of WordPress.
  public String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  public String pds() {
    return "http://localhost:" + (port + 3);
  }

  public String appView() {
    return "http://localhost:" + (port + 4);
  }

  public String jetstream() {
    return "ws://localhost:" + (port + 5);
  }

  /// Somebody with an account on the Bluesky bed.
  public record Actor(String did, String handle, String token) {}

  public Actor join(String handle) {
    var answer =
        xrpc(
            "com.atproto.server.createAccount",
            "",
            Map.of(
                "handle",
                handle + ".test",
                "email",
                handle + "@example.test",
                "password",
                "hunter22-" + handle));
    return new Actor(
        answer.required("did").asString(),
        answer.required("handle").asString(),
        answer.required("accessJwt").asString());
  }

  public String plc() {
    return "http://localhost:" + (port + 2);
  }

  /// A password for one program, as its owner makes it in the settings.
  public String appPassword(Actor actor) {
    return xrpc(
            "com.atproto.server.createAppPassword",
            actor.token(),
            Map.<String, Object>of("name", "Kith"))
        .required("password")
        .asString();
  }

  /// Publishes a post; returns its AT URI.
  public String post(Actor actor, String text, Instant at) {
    return record(
        actor,
        "app.bsky.feed.post",
        Map.of(
            "$type",
            "app.bsky.feed.post",
            "text",
            text,
            "createdAt",
            at.toString(),
            "langs",
            List.of("en")));
  }

  /// Publishes a post that ends with a link, as apps do it: what is no facet leads nowhere.
  public String postLink(Actor actor, String words, String link, Instant at) {
    int begin = (words + " ").getBytes(StandardCharsets.UTF_8).length;
    int end = begin + link.getBytes(StandardCharsets.UTF_8).length;
    var facet =
        Map.of(
            "index",
            Map.of("byteStart", begin, "byteEnd", end),
            "features",
            List.of(Map.of("$type", "app.bsky.richtext.facet#link", "uri", link)));
    return record(
        actor,
        "app.bsky.feed.post",
        Map.of(
            "$type",
            "app.bsky.feed.post",
            "text",
            words + " " + link,
            "createdAt",
            at.toString(),
            "langs",
            List.of("en"),
            "facets",
            List.of(facet)));
  }

  public void follow(Actor follower, Actor followed, Instant at) {
    record(
        follower,
        "app.bsky.graph.follow",
        Map.of(
            "$type",
            "app.bsky.graph.follow",
            "subject",
            followed.did(),
            "createdAt",
            at.toString()));
  }

  public void delete(Actor actor, String atUri) {
    var key = atUri.substring(atUri.lastIndexOf('/') + 1);
    xrpc(
        "com.atproto.repo.deleteRecord",
        actor.token(),
        Map.of("repo", actor.did(), "collection", "app.bsky.feed.post", "rkey", key));
  }

  private String record(Actor actor, String collection, Map<String, Object> value) {
    return xrpc(
            "com.atproto.repo.createRecord",
            actor.token(),
            Map.of("repo", actor.did(), "collection", collection, "record", value))
        .required("uri")
        .asString();
  }

  /// Makes the stream drop every listener.
  public void dropListeners() {
    send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + (port + 5) + "/_drop"))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /// How many followers the AppView knows an account to have.
  public int followersOf(Actor actor) {
    var uri = appView() + "/xrpc/app.bsky.actor.getProfile?actor=" + actor.did();
    try {
      return send(HttpRequest.newBuilder(URI.create(uri)).GET()).path("followersCount").asInt(0);
    } catch (IllegalStateException e) {
      return 0; // not indexed yet
    }
  }

  private JsonNode xrpc(String method, String token, Map<String, Object> body) {
    var request =
        HttpRequest.newBuilder(URI.create(pds() + "/xrpc/" + method))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().startsWith("{") ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    execute("stop.sh", List.of(run.toString()), Map.of());
  }
}
