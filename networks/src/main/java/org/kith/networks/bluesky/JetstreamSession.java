package org.kith.networks.bluesky;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Heard;
import org.kith.networks.http.WebSocket;

/// Gathers the messages of a stream into batches and hands them over, remembering the place across
/// connections. A second thread reads the socket, so that a batch can end when nothing comes; the
/// queue between them is short, so a slow sink slows the server down rather than filling memory.
final class JetstreamSession {

  private static final int LARGEST_BATCH = 500;
  private static final long BATCH_MILLIS = 200;
  private static final int QUEUE = 1000;

  /// A message, or why there are no more.
  private record Frame(@Nullable String text, @Nullable IOException end) {}

  private final Jetstream.Sink sink;
  private final CountDownLatch stop;
  private final Runnable heardSomething;
  private Place place;
  private Hearing hearing = new Hearing();
  private Place reached;
  private int dropped;
  private @Nullable IOException failure;
  private @Nullable String lostFrom;

  JetstreamSession(Place place, Jetstream.Sink sink, CountDownLatch stop, Runnable heardSomething) {
    this.place = place;
    this.reached = place;
    this.sink = sink;
    this.stop = stop;
    this.heardSomething = heardSomething;
  }

  /// The last place the sink has stored.
  Place place() {
    return place;
  }

  /// Begins here and hands the place over at once: whoever stops before the first message comes,
  /// goes on from here and not from wherever the stream is by then.
  void beginAt(Place at) {
    reached = at;
    handOver();
  }

  /// Goes on elsewhere; nothing was missed.
  private void begin(Place at) {
    place = at;
    reached = at;
  }

  /// Notes that something was not heard; handed over with what comes next.
  void missed(String from, String to) {
    hearing.heard.add(new Heard.Missed(from, to));
  }

  /// Goes on at the first message the server still has, and hands over the gap at once.
  void skipTo(long floor) {
    missed(place.shown(), Long.toString(floor));
    reached = new Place(place.server(), floor - 1, place.micros());
    handOver();
  }

  /// Goes on at whatever the server still has; it will say from where, and the gap is noted then.
  void skipToOldest() {
    lostFrom = place.shown();
    begin(new Place(place.server(), -1, 1));
  }

  /// Hears until the server closes the stream.
  void hear(WebSocket socket) throws IOException, InterruptedException {
    var frames = new ArrayBlockingQueue<Frame>(QUEUE);
    var reader = Thread.ofVirtual().name("kith-jetstream").start(() -> read(socket, frames));
    try {
      while (stop.getCount() > 0) {
        var first = frames.poll(BATCH_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        boolean ended = gather(first, frames);
        handOver();
        if (failure != null) {
          throw failure;
        }
        if (ended) {
          return;
        }
      }
    } finally {
      reader.interrupt();
    }
  }

  private static void read(WebSocket socket, ArrayBlockingQueue<Frame> frames) {
    try {
      try {
        for (var text = socket.next(); text != null; text = socket.next()) {
          frames.put(new Frame(text, null));
        }
        frames.put(new Frame(null, null));
      } catch (IOException e) {
        frames.put(new Frame(null, e));
      }
    } catch (InterruptedException _) {
      // The other thread has left; nobody waits for more.
      Thread.currentThread().interrupt();
    }
  }

  /// Takes what has come and what comes in the next moment; true if the stream ended with it.
  private boolean gather(Frame first, ArrayBlockingQueue<Frame> frames)
      throws InterruptedException {
    failure = null;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS);
    var frame = first;
    for (int count = 1; frame != null; count++) {
      if (frame.text() == null) {
        failure = frame.end();
        return true;
      }
      take(frame.text());
      if (failure != null || count >= LARGEST_BATCH) {
        return failure != null;
      }
      frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return false;
  }

  void take(String text) {
    var event = JetstreamEvent.parse(text);
    if (event.isEmpty()) {
      dropped++;
      return;
    }
    switch (event.get()) {
      case JetstreamEvent.Placed placed -> take(placed);
      case JetstreamEvent.Notice(var name, var message) -> {
        if (name.equals("OutdatedCursor")) {
          missed(lostFrom == null ? reached.shown() : lostFrom, message);
          lostFrom = null;
        }
      }
      case JetstreamEvent.Failure(var name, var message) ->
          failure = new IOException("the server ended the stream: %s %s".formatted(name, message));
    }
  }

  private void take(JetstreamEvent.Placed event) {
    heardSomething.run();
    if (reached.hasHeard(event)) {
      return;
    }
    if (reached.isOvertakenBy(event)) {
      missed(reached.shown(), Long.toString(event.seq()));
      reached = reached.byTime();
    }
    reached = reached.at(event);
    if (!hearing.take(event).isEmpty()) {
      dropped++;
    }
  }

  void handOver() {
    boolean nothing = hearing.heard.isEmpty() && hearing.renamed.isEmpty() && dropped == 0;
    if (nothing && reached.equals(place)) {
      return;
    }
    try {
      sink.accept(new Jetstream.Batch(hearing.heard, hearing.renamed, reached.cursor(), dropped));
    } catch (RuntimeException e) {
      clear();
      throw new Jetstream.SinkFailed(e);
    }
    place = reached;
    clear();
  }

  private void clear() {
    hearing = new Hearing();
    dropped = 0;
    reached = place;
  }
}
