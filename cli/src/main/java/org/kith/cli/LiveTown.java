package org.kith.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Person;
import org.kith.simulator.sample.Account;
import org.kith.simulator.sample.Network;
import org.kith.simulator.sample.Post;
import org.kith.simulator.sample.SampleWorld;
import org.kith.store.StartProblem;

/// A Mastodon server of the next town, on this machine, on which somebody speaks every few seconds:
/// what Kith hears of it, it hears as it would of a real one.
///
/// Its people say what those of another sample world said, answer and pass each other on, and take
/// some of it back. Nothing of it is kept when it closes.
final class LiveTown implements AutoCloseable {

  /// Which of all possible towns; not the one of the sample.
  private static final long SEED = SampleLoader.SEED + 1;

  private static final String US = "harvestline";
  private static final int PEOPLE = 60;
  private static final int REMEMBERED = 20;
  private static final Duration LEAST = Duration.ofSeconds(3);
  private static final Duration MOST = Duration.ofSeconds(12);

  private final FakeMastodon server;
  private final Person us;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<String> said = new ArrayList<>();
  private @Nullable Thread speaking;

  private LiveTown(FakeMastodon server) {
    this.server = server;
    this.us = server.join(US).named("Harvestline").about("We fetch what is left over.");
  }

  /// Starts the server. Nobody speaks yet.
  static LiveTown start() {
    try {
      return new LiveTown(FakeMastodon.start(FakeMastodon.Options.usual()));
    } catch (IOException e) {
      throw new StartProblem("The live town cannot listen on this machine: " + e.getMessage(), e);
    }
  }

  /// Where it is: scheme, host and port.
  URI address() {
    return server.address();
  }

  /// What a browser that was sent to `page` brings back once the organisation allowed it there.
  Map<String, String> allowed(URI page) {
    var parameters = new HashMap<String, String>();
    for (var pair : server.allow(page, us).getRawQuery().split("&", -1)) {
      var parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /// Lets everybody speak, from now until this is closed.
  synchronized void speak() {
    var world = SampleWorld.generate(SEED, Clock.systemUTC().instant());
    var people = people(world);
    var posts =
        world.posts().stream()
            .filter(post -> people.containsKey(post.account()) && !isRepost(post))
            .toList();
    speaking =
        Thread.ofPlatform().daemon().name("kith-live-town").start(() -> speak(posts, people));
  }

  private static boolean isRepost(Post post) {
    return post.relation() != null && post.relation().kind() == Post.Relation.Kind.REPOST;
  }

  /// Those of the world's fediverse who speak most, by their number in it.
  private Map<Integer, Person> people(SampleWorld world) {
    var counts =
        world.posts().stream()
            .filter(post -> world.accounts().get(post.account()).network() == Network.MASTODON)
            .collect(Collectors.groupingBy(Post::account, Collectors.counting()));
    var people = new HashMap<Integer, Person>();
    var names = new HashSet<>(Set.of(US));
    counts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .limit(PEOPLE)
        .map(entry -> world.accounts().get(entry.getKey()))
        .filter(account -> names.add(name(account)))
        .forEach(account -> people.put(account.id(), person(account)));
    return people;
  }

  private Person person(Account account) {
    return server.join(name(account)).named(account.name()).about(account.about());
  }

  private static String name(Account account) {
    return account.handle().replaceFirst("@.*", "");
  }

  private void speak(List<Post> posts, Map<Integer, Person> people) {
    try {
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        var post = posts.get(i % posts.size());
        var who = people.get(post.account());
        if (who != null) {
          say(who, post.text());
        }
        Thread.sleep(random.nextLong(LEAST.toMillis(), MOST.toMillis()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(Person who, String text) {
    var before = said.isEmpty() ? null : said.get(random.nextInt(said.size()));
    switch (random.nextInt(10)) {
      case 0 -> said.add(server.say(who, "@" + US + " " + text));
      case 1 -> {
        if (before != null) {
          server.boost(who, before);
        }
      }
      case 2 -> {
        if (before != null) {
          server.delete(before);
          said.remove(before);
        }
      }
      case 3, 4 ->
          said.add(before == null ? server.say(who, text) : server.answer(who, before, text));
      default -> said.add(server.say(who, text));
    }
    if (said.size() > REMEMBERED) {
      said.removeFirst();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (speaking != null) {
      speaking.interrupt();
    }
    server.close();
  }
}
