package org.kith.networks.beds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.bluesky.Jetstream;
import org.kith.networks.bluesky.Subscription;
import org.kith.networks.http.HttpGateway;
import tools.jackson.databind.JsonNode;

/// Hears and reads a real Bluesky network.
@Tag("beds")
@Timeout(60)
class AtprotoBedTest {

  @RegisterExtension static final StartedBed bed = StartedBed.bluesky(2880);

  private final int run = RandomGenerator.getDefault().nextInt(1_000_000);

  private static String pds(String method) {
    return bed.at("http", 3, "/xrpc/" + method).toString();
  }

  private record Someone(String did, String handle, String token) {
    String write(String collection, String record) throws Exception {
      var json =
          "{\"repo\":\"%s\",\"collection\":\"%s\",\"record\":%s}"
              .formatted(did, collection, record);
      return Bed.post(pds("com.atproto.repo.createRecord"), token, json).path("uri").asString("");
    }

    String say(String text) throws Exception {
      return write(
          "app.bsky.feed.post",
          "{\"$type\":\"app.bsky.feed.post\",\"text\":\"%s\",\"createdAt\":\"2026-01-01T00:00:00Z\"}"
              .formatted(text));
    }

    void profile(String record) throws Exception {
      var json =
          "{\"repo\":\"%s\",\"collection\":\"app.bsky.actor.profile\",\"rkey\":\"self\",\"record\":%s}"
              .formatted(did, record);
      Bed.post(pds("com.atproto.repo.putRecord"), token, json);
    }

    void follow(Someone other) throws Exception {
      write(
          "app.bsky.graph.follow",
          "{\"$type\":\"app.bsky.graph.follow\",\"subject\":\"%s\",\"createdAt\":\"2026-01-01T00:00:00Z\"}"
              .formatted(other.did));
    }
  }

  private Someone join(String name) throws Exception {
    var handle = name + run + ".test";
    JsonNode answer =
        Bed.post(
            pds("com.atproto.server.createAccount"),
            "",
            "{\"handle\":\"%s\",\"email\":\"%s@mail.test\",\"password\":\"hunter22\"}"
                .formatted(handle, name + run));
    return new Someone(
        answer.path("did").asString(""), handle, answer.path("accessJwt").asString(""));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  private static final class Listening implements AutoCloseable {
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final List<Jetstream.Batch> batches = new CopyOnWriteArrayList<>();
    private final Jetstream stream;

    Listening(HttpGateway http, String path, Subscription wanted, Cursor from) {
      var server = bed.at("ws", 5, path);
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

    List<String> texts() {
      return heard.stream()
          .flatMap(
              h -> h instanceof Heard.Said(Post p) ? java.util.stream.Stream.of(p.text()) : null)
          .toList();
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  @Test
  void r3HearsEverythingOnceThoughTheServerHangsUp() throws Exception {
    var ana = join("ana");
    try (var http = Bed.gateway();
        var listening = new Listening(http, "", Subscription.of(Set.of(ana.did())), Cursor.START)) {
      for (int i = 0; i < 20; i++) {
        ana.say("rivers " + i);
        if (i % 6 == 5) {
          Bed.post(bed.at("http", 5, "/_drop").toString(), "", "");
        }
      }
      await("20 posts", () -> new HashSet<>(listening.texts()).size() == 20);
      assertThat(listening.texts()).hasSize(20).first().isEqualTo("rivers 0");
      assertThat(listening.heard).noneMatch(h -> h instanceof Heard.Missed);
    }
  }

  @Test
  void hearsADeletionAndANewHandleAndADeactivation() throws Exception {
    var ana = join("dele");
    try (var http = Bed.gateway();
        var listening = new Listening(http, "", Subscription.of(Set.of(ana.did())), Cursor.START)) {
      var uri = ana.say("oops");
      var key = uri.substring(uri.lastIndexOf('/') + 1);
      Bed.post(
          pds("com.atproto.repo.deleteRecord"),
          ana.token(),
          "{\"repo\":\"%s\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"%s\"}"
              .formatted(ana.did(), key));
      var handle = "new" + run + ".test";
      Bed.post(
          pds("com.atproto.identity.updateHandle"),
          ana.token(),
          "{\"handle\":\"%s\"}".formatted(handle));
      Bed.post(pds("com.atproto.server.deactivateAccount"), ana.token(), "{}");
      await(
          "the deletion",
          () ->
              listening.heard.stream()
                  .anyMatch(h -> h instanceof Heard.Unsaid(_, var id) && id.equals(uri)));
      await(
          "the handle",
          () ->
              listening.batches.stream()
                  .flatMap(b -> b.renamed().stream())
                  .anyMatch(r -> r.accountKey().equals(ana.did())));
      await(
          "the leaving",
          () ->
              listening.heard.stream()
                  .anyMatch(h ->
                      h instanceof Heard.Left(_, var did, var why)
                          && did.equals(ana.did())
                          && why.equals("deactivated")));
    }
  }

  @Test
  void r3ShowsAGapWhenTheServerHasForgotten() throws Exception {
    var ana = join("gap");
    try (var http = Bed.gateway()) {
      var wanted = Subscription.of(Set.of(ana.did()));
      Cursor old;
      try (var first = new Listening(http, "", wanted, Cursor.START)) {
        ana.say("before");
        await("a post", () -> first.texts().contains("before"));
        old = first.batches.getLast().upTo();
      }
      long seq = Long.parseLong(old.value().split(" ", 3)[1]);
      for (int i = 0; i < 6; i++) {
        ana.say("lost " + i);
      }
      Bed.post(bed.at("http", 5, "/_floor?seq=" + (seq + 4)).toString(), "", "");
      try (var second = new Listening(http, "", wanted, old)) {
        ana.say("after");
        await("the post after", () -> second.texts().contains("after"));
        assertThat(second.heard.getFirst())
            .isEqualTo(new Heard.Missed(Long.toString(seq), Long.toString(seq + 4)));
      } finally {
        Bed.post(bed.at("http", 5, "/_floor?seq=1").toString(), "", "");
      }
    }
  }

  @Test
  void hearsVersion1Too() throws Exception {
    var ana = join("one");
    try (var http = Bed.gateway();
        var listening =
            new Listening(http, "/subscribe", Subscription.of(Set.of(ana.did())), Cursor.START)) {
      ana.say("the old way");
      await("the post", () -> listening.texts().contains("the old way"));
    }
  }

  @Test
  void readsAProfileAndItsFollowers() throws Exception {
    var ana = join("pro");
    var fans = List.of(join("fan"), join("fun"));
    for (var fan : fans) {
      fan.follow(ana);
    }
    ana.profile(
        """
        {"$type":"app.bsky.actor.profile","displayName":"Ana","description":"Rivers https://ana.example/",
         "labels":{"$type":"com.atproto.label.defs#selfLabels","values":[{"val":"!no-unauthenticated"}]}}
        """);
    try (var http = Bed.gateway()) {
      var accounts = new BlueskyAccounts(http, bed.at("http", 4, ""));
      await("two followers", () -> followers(accounts, ana).size() == 2);
      assertThat(followers(accounts, ana))
          .extracting(Account::handle)
          .containsExactlyInAnyOrder(fans.get(0).handle(), fans.get(1).handle());
      assertThat(accounts.resolve(ana.handle())).contains(ana.did());
      var profile = accounts.read(ana.handle()).orElseThrow();
      assertThat(profile.account().key()).isEqualTo(ana.did());
      assertThat(profile.followers().orElse(-1)).isEqualTo(2);
      assertThat(accounts.read("nobody" + run + ".test")).isEmpty();
      await("the label", () -> wishes(accounts, ana).contains(Profile.OptOut.PUBLIC_DISPLAY));
    }
  }

  private static List<Account> followers(BlueskyAccounts accounts, Someone who) {
    return now(() -> accounts.followersOf(who.did(), Cursor.START)).followers();
  }

  private static Set<Profile.OptOut> wishes(BlueskyAccounts accounts, Someone who) {
    return now(() -> accounts.read(who.did())).map(Profile::optOuts).orElse(Set.of());
  }

  private static <T> T now(Callable<T> asked) {
    try {
      return asked.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
