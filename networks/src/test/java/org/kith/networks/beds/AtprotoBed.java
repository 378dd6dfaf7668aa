package org.kith.networks.beds;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Secret;
import org.kith.networks.bluesky.Identities;
import org.kith.networks.bluesky.Jetstream;
import org.kith.networks.bluesky.OwnHandles;
import org.kith.networks.bluesky.SessionKeeper;
import org.kith.networks.bluesky.Subscription;
import org.kith.networks.bluesky.oauth.BlueskyOAuth;
import org.kith.networks.bluesky.oauth.OAuthClient;
import org.kith.networks.bluesky.oauth.OAuthSession;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;

/// A started Bluesky network, with people in it.
///
/// @param run tells the people of one run from those of another
record AtprotoBed(StartedBed bed, int run) {

  static final String PASSWORD = "hunter22";

  AtprotoBed(StartedBed bed) {
    this(bed, RandomGenerator.getDefault().nextInt(1_000_000));
  }

  String pds(String method) {
    return bed.at("http", 3, "/xrpc/" + method).toString();
  }

  URI server() {
    return bed.at("http", 3, "");
  }

  URI appView() {
    return bed.at("http", 4, "");
  }

  Identities identities(HttpGateway http) {
    return new Identities(http, bed.at("http", 2, ""), OwnHandles.of(http, server()));
  }

  /// Somebody who has an account here.
  record Someone(AtprotoBed network, String did, String handle, String token) {
    String write(String collection, String record) throws Exception {
      var json =
          "{\"repo\":\"%s\",\"collection\":\"%s\",\"record\":%s}"
              .formatted(did, collection, record);
      return Bed.post(network.pds("com.atproto.repo.createRecord"), token, json)
          .path("uri")
          .asString("");
    }

    String say(String text) throws Exception {
      return write(
          "app.bsky.feed.post",
          "{\"$type\":\"app.bsky.feed.post\",\"text\":\"%s\",\"createdAt\":\"2026-01-01T00:00:00Z\"}"
              .formatted(text));
    }

    /// Answers a post, and mentions somebody at the end of it.
    void answer(String text, String uri, Someone mentioned) throws Exception {
      var key = uri.split("/", -1);
      var parent =
          StrictJson.MAPPER.readTree(
              Bed.get(
                  network.pds("com.atproto.repo.getRecord")
                      + "?repo=%s&collection=%s&rkey=%s".formatted(key[2], key[3], key[4])));
      var reference =
          "{\"uri\":\"%s\",\"cid\":\"%s\"}".formatted(uri, parent.path("cid").asString());
      int end = text.length();
      write(
          "app.bsky.feed.post",
          "{\"$type\":\"app.bsky.feed.post\",\"text\":\"%s\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"reply\":{\"root\":%s,\"parent\":%s},\"facets\":[{\"index\":{\"byteStart\":%d,\"byteEnd\":%d},\"features\":[{\"$type\":\"app.bsky.richtext.facet#mention\",\"did\":\"%s\"}]}]}"
              .formatted(text, reference, reference, text.indexOf('@'), end, mentioned.did()));
    }

    void profile(String record) throws Exception {
      var json =
          "{\"repo\":\"%s\",\"collection\":\"app.bsky.actor.profile\",\"rkey\":\"self\",\"record\":%s}"
              .formatted(did, record);
      Bed.post(network.pds("com.atproto.repo.putRecord"), token, json);
    }

    void follow(Someone other) throws Exception {
      pointAt("app.bsky.graph.follow", other);
    }

    void block(Someone other) throws Exception {
      pointAt("app.bsky.graph.block", other);
    }

    private void pointAt(String collection, Someone other) throws Exception {
      write(
          collection,
          "{\"$type\":\"%s\",\"subject\":\"%s\",\"createdAt\":\"2026-01-01T00:00:00Z\"}"
              .formatted(collection, other.did));
    }
  }

  Someone join(String name) throws Exception {
    var handle = name + run + ".test";
    JsonNode answer =
        Bed.post(
            pds("com.atproto.server.createAccount"),
            "",
            "{\"handle\":\"%s\",\"email\":\"%s@mail.test\",\"password\":\"%s\"}"
                .formatted(handle, name + run, PASSWORD));
    return new Someone(
        this, answer.path("did").asString(""), handle, answer.path("accessJwt").asString(""));
  }

  OAuthSession.Tools tools(HttpGateway http) {
    var client = OAuthClient.onLoopback(URI.create("http://127.0.0.1:8080/connect/bluesky"));
    return new OAuthSession.Tools(http, client, Clock.systemUTC(), new SecureRandom());
  }

  OAuthSession connect(HttpGateway http, Someone who, SessionKeeper keeper) throws Exception {
    return OAuthSession.restore(tools(http), permitted(http, who), keeper);
  }

  /// What is kept once its owner has permitted it.
  Secret permitted(HttpGateway http, Someone who) throws Exception {
    var oauth = new BlueskyOAuth(tools(http), identities(http));
    var go = (BlueskyOAuth.Begun.Go) oauth.begin("@" + who.handle());
    var brought = new OwnersBrowser(go.browser()).permit(who.handle(), PASSWORD);
    var finished = (BlueskyOAuth.Finished.Connected) oauth.finish(go.pending(), brought);
    assertThat(finished.identity().handle()).isEqualTo(who.handle());
    return finished.session();
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  Listening listen(HttpGateway http, String path, Subscription wanted, Cursor from) {
    return new Listening(http, bed.at("ws", 5, path), wanted, from);
  }

  /// Listens to the server of the accounts itself, without a Jetstream.
  Listening listenToServer(HttpGateway http, Subscription wanted, Cursor from) {
    var stream = bed.at("ws", 3, "/xrpc/com.atproto.sync.subscribeRepos");
    return new Listening(http, stream, wanted, from);
  }

  /// A stream that runs while a test waits for what it hears.
  static final class Listening implements AutoCloseable {
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final List<Jetstream.Batch> batches = new CopyOnWriteArrayList<>();
    private final Jetstream stream;

    Listening(HttpGateway http, URI server, Subscription wanted, Cursor from) {
      Jetstream.Sink sink =
          batch -> {
            batches.add(batch);
            heard.addAll(batch.heard());
          };
      stream = new Jetstream(http, Clock.systemUTC(), server, wanted, sink);
      Thread.ofVirtual().start(() -> run(from));
      await("the stream", () -> stream.state() instanceof Jetstream.State.Reading);
    }

    private void run(Cursor from) {
      try {
        stream.run(from);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    Stream<Post> posts() {
      return heard.stream().flatMap(h -> h instanceof Heard.Said(Post p) ? Stream.of(p) : null);
    }

    List<String> texts() {
      return posts().map(Post::text).toList();
    }

    boolean hasUnsaid(String id) {
      return heard.stream()
          .anyMatch(h -> h instanceof Heard.Unsaid(_, var gone) && gone.equals(id));
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
