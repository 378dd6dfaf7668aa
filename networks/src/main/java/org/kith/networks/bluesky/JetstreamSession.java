package org.kith.networks.bluesky;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Heard;
import org.kith.networks.http.WebSocket;

/// Gathers the messages of a stream into batches and hands them over, remembering the place across
/// connections. A second thread reads the socket, so that a batch can end when nothing comes. What
/// was gathered is prepared and stored in a thread of its own: one batch is stored while the next
/// is prepared and the one after that is gathered, each step for one batch after the other. The
/// queue between them is short, so a slow sink slows the server down rather than filling memory.
final class JetstreamSession {

  private static final int LARGEST_BATCH = 2500;
  private static final long BATCH_MILLIS = 200;
  private static final int QUEUE = 5000;
  private static final int MOST_UNDER_WAY = 2; // batches

  /// A message, or why there are no more.
  private record Frame(WebSocket.@Nullable Message message, @Nullable IOException end) {}

  private final Set<String> dids;
  private final Jetstream.Sink sink;
  private final CountDownLatch stop;
  private final Runnable heardSomething;
  private Place place;
  private Hearing hearing = new Hearing();
  private Place reached;
  private Place handed; // the sink has it, and may not have stored it yet
  private final ArrayDeque<UnderWay> underWay = new ArrayDeque<>(); // oldest first
  private int dropped;
  private @Nullable IOException failure;
  private @Nullable String lostFrom;

  /// A batch that was handed over.
  ///
  /// @param prepared what is left to do with it
  /// @param stored how far it brings the place
  private record UnderWay(FutureTask<Runnable> prepared, FutureTask<Place> stored) {}

  /// @param ear whose accounts are wanted, and who takes what is heard
  JetstreamSession(Place place, Jetstream.Ear ear, CountDownLatch stop, Runnable heardSomething) {
    this.place = place;
    this.reached = place;
    this.handed = place;
    this.dids = ear.wanted().dids();
    this.sink = ear.sink();
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
    settle();
  }

  /// Goes on elsewhere; nothing was missed.
  private void begin(Place at) {
    place = at;
    reached = at;
    handed = at;
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
    settle();
  }

  /// Goes on at whatever the server still has; it will say from where, and the gap is noted then.
  void skipToOldest() {
    lostFrom = place.shown();
    begin(new Place(place.server(), -1, 1));
  }

  /// Hears until the server closes the stream.
  void hear(WebSocket socket, Wire wire) throws IOException, InterruptedException {
    int skipped = 0;
    var frames = new ArrayBlockingQueue<Frame>(QUEUE);
    var reader = Thread.ofVirtual().name("kith-jetstream").start(() -> read(socket, frames));
    try {
      while (stop.getCount() > 0) {
        var first = frames.poll(BATCH_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
          settle();
          continue;
        }
        boolean ended = gather(first, frames, wire);
        dropped += socket.skipped() - skipped;
        skipped = socket.skipped();
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
      settle();
    }
  }

  private static void read(WebSocket socket, ArrayBlockingQueue<Frame> frames) {
    try {
      try {
        for (var message = socket.receive(); message != null; message = socket.receive()) {
          frames.put(new Frame(message, null));
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
  private boolean gather(Frame first, ArrayBlockingQueue<Frame> frames, Wire wire)
      throws InterruptedException {
    failure = null;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS);
    var frame = first;
    for (int count = 1; frame != null; count++) {
      if (frame.message() == null) {
        failure = frame.end();
        return true;
      }
      take(frame.message(), wire);
      if (failure != null || count >= LARGEST_BATCH) {
        return failure != null;
      }
      frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return false;
  }

  /// Takes a message; one that cannot be read is counted.
  void take(WebSocket.Message message, Wire wire) {
    try {
      var events = wire.read(message);
      if (isNew(events)) {
        events.forEach(this::take);
      }
    } catch (IOException _) {
      dropped++;
    }
  }

  /// Whether a message was not heard before. Its events stand at one place, so they are new
  /// together.
  private boolean isNew(List<JetstreamEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof JetstreamEvent.Placed first)) {
      return true;
    }
    heardSomething.run();
    if (reached.hasHeard(first)) {
      return false;
    }
    if (reached.isOvertakenBy(first)) {
      missed(reached.shown(), Long.toString(first.seq()));
      reached = reached.byTime();
    }
    return true;
  }

  private void take(JetstreamEvent event) {
    switch (event) {
      case JetstreamEvent.Placed placed -> {
        reached = reached.at(placed);
        dropped += isWanted(placed) && !hearing.take(placed).isEmpty() ? 1 : 0;
      }
      case JetstreamEvent.Notice(var name, var message) -> {
        if (name.equals("OutdatedCursor")) {
          missed(lostFrom == null ? reached.shown() : lostFrom, message);
          lostFrom = null;
        }
      }
      case JetstreamEvent.Failure(var name, var message) -> {
        // The count means nothing there; the gap is noted when the stream is dialled again.
        reached = name.equals("FutureCursor") ? reached.byTime() : reached;
        failure = new IOException("the server ended the stream: %s %s".formatted(name, message));
      }
    }
  }

  /// A relay sends everybody's.
  private boolean isWanted(JetstreamEvent.Placed event) {
    return dids.isEmpty()
        || switch (event) {
          case JetstreamEvent.Commit commit -> dids.contains(commit.did());
          case JetstreamEvent.Identity identity -> dids.contains(identity.did());
          case JetstreamEvent.Status status -> dids.contains(status.did());
          case JetstreamEvent.Other _ -> true;
        };
  }

  /// Hands over what was gathered, once what was handed over before is prepared, and what was
  /// handed over before that is stored.
  void handOver() {
    boolean nothing = hearing.heard.isEmpty() && hearing.renamed.isEmpty() && dropped == 0;
    if (nothing && reached.equals(handed)) {
      return;
    }
    settle(MOST_UNDER_WAY - 1);
    var batch = new Jetstream.Batch(hearing.heard, hearing.renamed, reached.cursor(), dropped);
    var work = work(batch, reached, underWay.peekLast());
    underWay.add(work);
    handed = reached;
    hearing = new Hearing();
    dropped = 0;
    Thread.ofVirtual()
        .name("kith-storing")
        .start(() -> {
          work.prepared().run();
          work.stored().run();
        });
  }

  private UnderWay work(Jetstream.Batch batch, Place upTo, @Nullable UnderWay before) {
    var prepared =
        new FutureTask<>(() -> {
          if (before != null) {
            before.prepared().get();
          }
          return sink.prepare(batch);
        });
    var stored =
        new FutureTask<>(() -> {
          var rest = prepared.get();
          if (before != null) {
            before.stored().get();
          }
          rest.run();
          return upTo;
        });
    return new UnderWay(prepared, stored);
  }

  /// Waits until all that was handed over is stored.
  void settle() {
    settle(0);
  }

  /// Waits until no more than so many batches are under way. Where one fails, those after it and
  /// what was gathered since are forgotten too: all of it comes again.
  private void settle(int most) {
    while (underWay.size() > most) {
      try {
        place = done(underWay.removeFirst().stored());
      } catch (ExecutionException e) {
        clear();
        throw cause(e) instanceof RuntimeException failed
            ? new Jetstream.SinkFailed(failed)
            : new IllegalStateException(e);
      }
    }
  }

  /// Why it failed, or the one before it.
  private static @Nullable Throwable cause(ExecutionException e) {
    var cause = e.getCause();
    return cause instanceof ExecutionException inner ? cause(inner) : cause;
  }

  /// Whoever is told to stop waits for what is being stored: it is done once or not at all.
  private static <T> T done(FutureTask<T> work) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return work.get();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// What is under way after a batch that failed is not stored: it waits for that one.
  private void clear() {
    for (var later : underWay) {
      try {
        done(later.stored());
      } catch (ExecutionException _) {
        // As the one before it.
      }
    }
    underWay.clear();
    hearing = new Hearing();
    dropped = 0;
    reached = place;
    handed = place;
  }
}
