package org.kith.cli;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.Beds;

/// People who say something on the Bluesky bed several times a second, each post with a number of
/// its own. Every other one uses the word; some of those are deleted again.
final class Chatter implements AutoCloseable {

  private static final long PAUSE_NANOS = 100_000_000;
  private static final int DELETED_AFTER = 6;

  /// What was said.
  ///
  /// @param author its DID
  record Said(String author, String text) {}

  private record Regretted(Beds.Actor author, String uri) {}

  private final Beds bluesky;
  private final String word;
  private final SplittableRandom random;
  private final List<Beds.Actor> people;
  private final Map<String, Said> standing = new ConcurrentHashMap<>();
  private final Map<String, Said> deleted = new ConcurrentHashMap<>();
  private final ArrayDeque<Regretted> regretted = new ArrayDeque<>();
  private final Thread thread;
  private int number;
  private volatile boolean quiet;
  private volatile boolean over;
  private volatile @Nullable RuntimeException failure;

  Chatter(Beds bluesky, String word, SplittableRandom random) {
    this.bluesky = bluesky;
    this.word = word;
    this.random = random;
    this.people = IntStream.range(0, 4).mapToObj(i -> bluesky.join("walker" + i)).toList();
    this.thread = Thread.ofPlatform().daemon().name("chatter").unstarted(this::talk);
  }

  void begin() {
    thread.start();
  }

  /// Says nothing for a while.
  void quiet(boolean now) {
    quiet = now;
  }

  /// Says one thing that uses the word; returns its address.
  String sayNow() {
    return say(true);
  }

  /// What was said with the word and stands, by address. To be asked after [#close].
  Map<String, Said> standing() {
    return new LinkedHashMap<>(standing);
  }

  /// What was said with the word and deleted again.
  Map<String, Said> deleted() {
    return new LinkedHashMap<>(deleted);
  }

  private void talk() {
    try {
      while (!over) {
        if (!quiet) {
          sayOrDelete();
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void sayOrDelete() {
    boolean uses = random.nextBoolean();
    var uri = say(uses);
    if (uses && random.nextInt(6) == 0) {
      var author = people.stream().filter(p -> uri.contains(p.did())).findFirst().orElseThrow();
      regretted.add(new Regretted(author, uri));
    }
    if (!regretted.isEmpty() && random.nextInt(DELETED_AFTER) == 0) {
      var post = regretted.remove();
      bluesky.delete(post.author(), post.uri());
      var said = standing.remove(post.uri());
      if (said != null) {
        deleted.put(post.uri(), said);
      }
    }
  }

  private synchronized String say(boolean uses) {
    var author = people.get(random.nextInt(people.size()));
    var text = "number %d at the %s".formatted(++number, uses ? word : "bakery");
    var uri = bluesky.post(author, text, Clock.systemUTC().instant());
    if (uses) {
      standing.put(uri, new Said(author.did(), text));
    }
    return uri;
  }

  /// Ends the talk after what is being said.
  @Override
  public void close() {
    over = true;
    try {
      if (thread.getState() != Thread.State.NEW) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the talk was over", e);
    }
    if (failure != null) {
      throw new IllegalStateException("the people on the bed fell silent", failure);
    }
  }
}
