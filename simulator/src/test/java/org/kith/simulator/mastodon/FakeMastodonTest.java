package org.kith.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeMastodonTest {

  private static FakeMastodon start() throws Exception {
    return FakeMastodon.start(FakeMastodon.Options.usual());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pagesLeadThroughEverythingOnceByTheirLinks(boolean letters) throws Exception {
    var options = FakeMastodon.Options.usual();
    try (var fake = FakeMastodon.start(letters ? options.withLetters() : options)) {
      var ana = fake.join("ana");
      for (int i = 0; i < 25; i++) {
        fake.say(ana, "No " + i);
      }
      var client = new Client(fake.address(), "");
      var path = "/api/v1/accounts/" + ana.id() + "/statuses?limit=10";
      var ids = new java.util.ArrayList<String>();
      while (!path.isEmpty()) {
        var got = client.get(path);
        got.json().forEach(status -> ids.add(status.path("id").asString()));
        var m =
            java.util.regex.Pattern.compile("<([^>]*)>; rel=\"next\"").matcher(got.header("link"));
        path = m.find() ? m.group(1).replaceFirst("https?://[^/]*", "") : "";
      }
      assertThat(ids).hasSize(25).doesNotHaveDuplicates().isSortedAccordingTo(Ids.ORDER.reversed());
    }
  }

  @Test
  void aKeyPublishesOnce() throws Exception {
    try (var fake = start()) {
      var ana = fake.join("ana");
      var client = new Client(fake.address(), fake.token(ana, "write:statuses"));
      var first = client.once("/api/v1/statuses", "status=one", "key-1").json();
      var second = client.once("/api/v1/statuses", "status=one", "key-1").json();
      assertThat(second.path("id")).isEqualTo(first.path("id"));
      assertThat(fake.textsOf(ana)).containsExactly("one");
    }
  }

  @Test
  void whatIsScheduledWaits() throws Exception {
    var now = new AtomicReference<>(Instant.parse("2026-05-01T12:00:00Z"));
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual().with(now::get))) {
      var ana = fake.join("ana");
      var client = new Client(fake.address(), fake.token(ana, "write:statuses"));
      var soon = "status=x&scheduled_at=2026-05-01T12:04:59Z";
      assertThat(client.form("POST", "/api/v1/statuses", soon).status()).isEqualTo(422);
      var later = "status=x&scheduled_at=2026-05-01T12:06:00Z";
      assertThat(client.form("POST", "/api/v1/statuses", later).json().has("scheduled_at"))
          .isTrue();
      assertThat(fake.publishDue()).isZero();
      now.set(Instant.parse("2026-05-01T12:06:00Z"));
      assertThat(fake.publishDue()).isEqualTo(1);
      assertThat(fake.textsOf(ana)).containsExactly("x");
    }
  }

  @Test
  void aLargePictureIsLookedAtForAWhile() throws Exception {
    try (var fake = start()) {
      var ana = fake.join("ana");
      var client = new Client(fake.address(), fake.token(ana, "write:statuses write:media"));
      var sent = client.upload("/api/v2/media", "image/png", 150_000, "a river");
      assertThat(sent.status()).isEqualTo(202);
      var id = sent.json().path("id").asString();
      var form = "status=x&media_ids[]=" + id;
      assertThat(client.form("POST", "/api/v1/statuses", form).status()).isEqualTo(422);
      assertThat(client.get("/api/v1/media/" + id).status()).isEqualTo(206);
      assertThat(client.get("/api/v1/media/" + id).status()).isEqualTo(200);
      var said = client.form("POST", "/api/v1/statuses", form).json();
      assertThat(fake.descriptionsOf(said.path("id").asString())).containsExactly("a river");
      assertThat(client.upload("/api/v2/media", "image/png", 10, "small").status()).isEqualTo(200);
      assertThat(client.upload("/api/v2/media", "text/html", 10, "none").status()).isEqualTo(422);
    }
  }

  @Test
  void followersAreHiddenOnRequestAndPagedByNumbersOfTheirOwn() throws Exception {
    try (var fake = start()) {
      var ana = fake.join("ana");
      for (int i = 0; i < 5; i++) {
        fake.follow(fake.join("fan" + i), ana);
      }
      var client = new Client(fake.address(), "");
      var path = "/api/v1/accounts/" + ana.id() + "/followers?limit=2";
      var got = client.get(path);
      assertThat(got.json()).hasSize(2);
      assertThat(got.header("link")).matches(".*max_id=\\d{1,2}>; rel=\"next\".*");
      ana.hideFollowers(true);
      assertThat(client.get(path).json()).isEmpty();
      var own = new Client(fake.address(), fake.token(ana, "read"));
      assertThat(own.get(path).json()).hasSize(2);
    }
  }

  @Test
  void scopesDecide() throws Exception {
    try (var fake = start()) {
      var ana = fake.join("ana");
      var reader = new Client(fake.address(), fake.token(ana, "read:statuses"));
      assertThat(reader.form("POST", "/api/v1/statuses", "status=x").status()).isEqualTo(403);
      assertThat(reader.get("/api/v1/timelines/home").status()).isEqualTo(200);
      assertThat(reader.get("/api/v1/notifications").status()).isEqualTo(403);
      fake.revokeAllOf(ana);
      assertThat(reader.get("/api/v1/timelines/home").status()).isEqualTo(401);
    }
  }

  @Test
  void aLimitThatIsUsedUpIsSaidWithItsEnd() throws Exception {
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual().allowing(3))) {
      var client = new Client(fake.address(), "");
      assertThat(client.get("/api/v1/timelines/public").header("x-ratelimit-remaining"))
          .isEqualTo("2");
      client.get("/api/v1/timelines/public");
      client.get("/api/v1/timelines/public");
      var got = client.get("/api/v1/timelines/public");
      assertThat(got.status()).isEqualTo(429);
      assertThat(Instant.parse(got.header("x-ratelimit-reset"))).isAfter(Instant.now());
    }
  }

  @Test
  void whatIsPrivateIsSeenByThoseItIsFor() throws Exception {
    try (var fake = start()) {
      var ana = fake.join("ana");
      var bo = fake.join("bo");
      fake.follow(bo, ana);
      var secret = fake.say(ana, "for friends", "private");
      var direct = fake.say(ana, "@bo only you", "direct");
      var friend = new Client(fake.address(), fake.token(bo, "read"));
      var stranger = new Client(fake.address(), "");
      for (var id : List.of(secret, direct)) {
        assertThat(friend.get("/api/v1/statuses/" + id).status()).isEqualTo(200);
        assertThat(stranger.get("/api/v1/statuses/" + id).status()).isEqualTo(404);
      }
      assertThat(friend.get("/api/v1/timelines/home").json()).hasSize(1);
    }
  }

  @Test
  void everyPlannedFaultHappensAndIsCounted() throws Exception {
    try (var fake = start()) {
      var ana = fake.join("ana");
      var client = new Client(fake.address(), fake.token(ana, "read write"));
      fake.plan(Fault.TOO_MANY, 1);
      assertThat(client.get("/api/v1/timelines/home").status()).isEqualTo(429);
      fake.plan(Fault.DOWN, 1);
      assertThat(client.get("/api/v1/timelines/home").header("retry-after")).isEqualTo("1");
      fake.plan(Fault.GARBAGE, 1);
      assertThat(client.get("/api/v1/timelines/home").status()).isEqualTo(200);
      fake.plan(Fault.BROKEN, 1);
      assertThat(client.get("/api/v1/timelines/home").status()).isEqualTo(500);
      fake.plan(Fault.LOST_ANSWER, 1);
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> client.form("POST", "/api/v1/statuses", "status=said")))
          .isInstanceOf(java.io.IOException.class);
      assertThat(fake.textsOf(ana)).containsExactly("said");
      assertThat(fake.fired())
          .containsOnlyKeys(
              Fault.TOO_MANY, Fault.DOWN, Fault.GARBAGE, Fault.BROKEN, Fault.LOST_ANSWER);
    }
  }
}
