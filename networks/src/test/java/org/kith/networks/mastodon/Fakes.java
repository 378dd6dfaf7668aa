package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Secret;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Person;

/// How tests ask a fake server.
final class Fakes {

  static final String EVERYTHING =
      "read:accounts read:statuses read:follows read:lists read:notifications read:search"
          + " write:statuses write:media";

  private Fakes() {}

  static HttpGateway gateway() {
    return gateway(Clock.systemUTC());
  }

  static HttpGateway gateway(InstantSource clock) {
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1"))
            .with(Pace.LOOPBACK);
    return new HttpGateway(settings, clock, RandomGenerator.getDefault());
  }

  static MastodonServer as(HttpGateway http, FakeMastodon fake, Person person) {
    return as(http, fake, person, Clock.systemUTC());
  }

  static MastodonServer as(
      HttpGateway http, FakeMastodon fake, Person person, InstantSource clock) {
    var token = new Secret(fake.token(person, EVERYTHING));
    var scopes = Set.of(EVERYTHING.split(" "));
    return new MastodonServer(http, clock, new MastodonAccess(fake.address(), token, scopes));
  }

  static MastodonServer asNobody(HttpGateway http, FakeMastodon fake) {
    return new MastodonServer(http, Clock.systemUTC(), MastodonAccess.anonymous(fake.address()));
  }

  static List<Post> posts(List<Heard> heard) {
    return heard.stream()
        .filter(h -> h instanceof Heard.Said)
        .map(h -> ((Heard.Said) h).post())
        .toList();
  }

  static List<String> texts(List<Heard> heard) {
    return posts(heard).stream().map(Post::text).toList();
  }

  static List<String> gone(List<Heard> heard) {
    return heard.stream()
        .filter(h -> h instanceof Heard.Unsaid)
        .map(h -> ((Heard.Unsaid) h).postId())
        .toList();
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
