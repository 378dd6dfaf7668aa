package org.kith.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Tells how far a piece of work has come. Cheap to call often: it is written down a few times a
/// second at most, in transactions of its own, and once more when the work ends.
///
/// Safe for many threads.
public final class Progress {

  private static final Duration BETWEEN = Duration.ofMillis(300);

  /// What is written down.
  record Now(long done, long total, String message) {}

  private final InstantSource clock;
  private final Consumer<Now> write;
  private Now now = new Now(0, 0, "");
  private Instant written = Instant.MIN;

  Progress(InstantSource clock, Consumer<Now> write) {
    this.clock = clock;
    this.write = write;
  }

  /// Of work that nobody watches.
  public static Progress untold() {
    return new Progress(() -> Instant.EPOCH, _ -> {});
  }

  /// Says how much there is to do, and what is said of it.
  ///
  /// @param total 0 if unknown
  /// @param message as in "Read {done} of {total} sources"
  public void of(long total, String message) {
    change(new Now(0, total, message));
  }

  /// Says what is being done or came of it.
  public void say(String message) {
    change(new Now(now().done(), now().total(), message));
  }

  /// One more is done.
  public void step() {
    step(1);
  }

  public synchronized void step(long more) {
    change(new Now(now.done() + more, now.total(), now.message()));
  }

  synchronized Now now() {
    return now;
  }

  private synchronized void change(Now next) {
    now = next;
    var time = clock.instant();
    if (written.isBefore(time.minus(BETWEEN))) {
      written = time;
      write.accept(next);
    }
  }
}
