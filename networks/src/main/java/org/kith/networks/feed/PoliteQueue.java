package org.kith.networks.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/// Hands out what is to be asked in an order that keeps no host busy: of one host at most so many
/// at once, and a while between the starts of two. What waits for its host holds up nobody else's.
///
/// The gateway keeps the same promise for every request; here it decides who goes first, so that
/// nobody waits in line for it.
///
/// | | |
/// |---|---|
/// | Time | O(log h) to add, take and give back, h the hosts with something waiting |
/// | Ties | in the order they were added |
/// | Threads | not thread-safe |
public final class PoliteQueue<T> {

  private final Function<T, String> hostOf;
  private final Duration between;
  private final int atOnce;
  private final Map<String, Line> lines = new HashMap<>();
  private final PriorityQueue<Line> ready =
      new PriorityQueue<>(
          Comparator.comparing((Line line) -> line.from).thenComparingLong(line -> line.rank));
  private long added;
  private int waiting;

  /// What waits for one host.
  private final class Line {
    final String host;
    final ArrayDeque<T> waiting = new ArrayDeque<>();
    Instant from = Instant.MIN;
    long rank;
    int active;
    boolean queued;

    Line(String host) {
      this.host = host;
    }
  }

  /// @param between the starts of two requests to a host
  /// @param atOnce how many of one host may be out, at least 1
  public PoliteQueue(Function<T, String> hostOf, Duration between, int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("atOnce must be at least 1, was " + atOnce);
    }
    this.hostOf = hostOf;
    this.between = between;
    this.atOnce = atOnce;
  }

  public void add(T item) {
    var line = lines.computeIfAbsent(hostOf.apply(item), Line::new);
    line.waiting.add(item);
    waiting++;
    offer(line);
  }

  /// The next one whose host may be asked now; [#giveBack] must follow. Empty if there is none.
  public Optional<T> take(Instant now) {
    var line = ready.peek();
    if (line == null || line.from.isAfter(now)) {
      return Optional.empty();
    }
    ready.remove();
    line.queued = false;
    var item = line.waiting.remove();
    waiting--;
    line.active++;
    line.from = now.plus(between);
    offer(line);
    return Optional.of(item);
  }

  /// Its host has answered, or not.
  public void giveBack(T item, Instant now) {
    var line = lines.get(hostOf.apply(item));
    if (line == null || line.active == 0) {
      throw new IllegalStateException("%s was not taken".formatted(item));
    }
    line.active--;
    offer(line);
    if (line.active == 0 && line.waiting.isEmpty() && !line.from.isAfter(now)) {
      lines.remove(line.host);
    }
  }

  /// When the next one may be taken, empty while all that wait have to wait for others.
  public Optional<Instant> nextAt() {
    return Optional.ofNullable(ready.peek()).map(line -> line.from);
  }

  /// How many wait.
  public int size() {
    return waiting;
  }

  private void offer(Line line) {
    if (!line.queued && !line.waiting.isEmpty() && line.active < atOnce) {
      line.queued = true;
      line.rank = added++;
      ready.add(line);
    }
  }
}
