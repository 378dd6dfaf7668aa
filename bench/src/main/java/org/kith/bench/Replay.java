package org.kith.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.kith.simulator.bluesky.Event;
import org.kith.simulator.bluesky.Event.What;
import org.kith.simulator.bluesky.FakeJetstream;
import org.kith.simulator.bluesky.Oracle;

/// One stream that is replayed into a Kith, and watched by a query until all of it is stored.
final class Replay implements AutoCloseable {

  private static final long LOOK = 4_000_000; // ns
  private static final long PATIENCE = 120_000_000_000L;

  private final FakeJetstream stream;
  private final HostedKith kith;
  private final Heard heard;

  /// How it went.
  ///
  /// @param posts that were said, of whatever kept
  /// @param seconds until the last one was stored
  record Run(long posts, double seconds, HostedKith.Cpu cpu) {
    double perSecond() {
      return posts / seconds;
    }
  }

  /// How long until a message was stored, and until a kept post was seen, in milliseconds.
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Waits(double[] stored, double[] seen) {
    static double at(double[] sorted, double share) {
      return sorted.length == 0
          ? Double.NaN
          : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
  }

  Replay(FakeJetstream stream, HostedKith kith) throws IOException, SQLException {
    this.stream = stream;
    this.kith = kith;
    this.heard = new Heard(kith.connect(), Long.parseLong(kith.obey("hear " + stream.address())));
    long end = System.nanoTime() + PATIENCE;
    while (!heard.hasBegun()) {
      pause(end);
    }
  }

  private static void pause(long end) throws IOException {
    if (System.nanoTime() > end) {
      throw new IOException("Kith did not hear the stream in two minutes.");
    }
    LockSupport.parkNanos(LOOK);
  }

  Heard heard() {
    return heard;
  }

  private static long posts(List<Event> events) {
    return events.stream().filter(event -> event.what() instanceof What.Wrote).count();
  }

  /// As fast as it is taken.
  Run allAtOnce(int events) throws IOException, SQLException {
    long first = stream.head();
    var before = kith.cpu();
    long begin = System.nanoTime();
    stream.tell(first + events);
    while (heard.place() < first + events) {
      pause(begin + PATIENCE);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    var said = stream.said();
    return new Run(
        posts(said.subList((int) first, said.size())), seconds, kith.cpu().since(before));
  }

  /// So many events a second, whether they are taken or not.
  Waits paced(int events, double rate) throws IOException, SQLException {
    long first = stream.head();
    long begin = System.nanoTime();
    var pacer = Thread.ofPlatform().start(() -> pace(first, events, rate, begin));
    var stored = new double[events];
    var seen = new HashMap<String, Double>();
    long lastPost = heard.after(0).stream().mapToLong(Heard.Seen::id).max().orElse(0);
    for (long place = first; place < first + events; ) {
      pause(begin + PATIENCE);
      long now = heard.place();
      double at = (System.nanoTime() - begin) / 1e9;
      for (; place < Math.min(now, first + events); place++) {
        int index = (int) (place - first);
        stored[index] = 1000 * (at - index / rate);
      }
      for (var post : heard.after(lastPost)) {
        lastPost = post.id();
        seen.put(post.key(), (System.nanoTime() - begin) / 1e9);
      }
    }
    join(pacer);
    Arrays.sort(stored);
    return new Waits(stored, waits(seen, first, rate));
  }

  private double[] waits(Map<String, Double> seen, long first, double rate) {
    var said = stream.said();
    return said.subList((int) first, said.size()).stream()
        .filter(event -> event.what() instanceof What.Wrote wrote && !wrote.anew())
        .filter(event -> seen.containsKey(uri(event)))
        .mapToDouble(event ->
            1000 * (seen.getOrDefault(uri(event), 0.0) - (event.number() - first - 1) / rate))
        .sorted()
        .toArray();
  }

  private static String uri(Event event) {
    return event.what() instanceof What.Wrote wrote
        ? "at://%s/app.bsky.feed.post/%s".formatted(event.did(), wrote.key())
        : "";
  }

  private void pace(long first, int events, double rate, long begin) {
    long told = 0;
    while (told < events) {
      told = Math.min(events, (long) ((System.nanoTime() - begin) / 1e9 * rate) + 1);
      stream.tell(first + told);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What Kith holds, beside what it should hold.
  Oracle.Difference difference(ListenTopics topics) throws SQLException {
    var oracle = new Oracle(topics.terms());
    oracle.takeAll(stream.said());
    return oracle.with(heard.held());
  }

  @Override
  public void close() throws IOException, SQLException {
    heard.close();
    stream.close();
  }
}
