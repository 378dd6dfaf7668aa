package org.kith.networks.mastodon;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Cursor;
import org.kith.networks.MentionStream;
import org.kith.networks.Reading;
import org.kith.networks.http.WebSocket;
import tools.jackson.databind.JsonNode;

/// What was heard of one source over several connections, gathered into batches. A second thread
/// reads the socket, so that a batch can end when nothing comes; the queue between them is short,
/// so a slow sink slows the server down rather than filling memory.
final class StreamSession {

  private static final int LARGEST_BATCH = 200;
  private static final long BATCH_MILLIS = 200;
  private static final int QUEUE = 1000;

  /// After so many posts the server is asked for those among them that its stream swallowed.
  static final int MOST_UNASKED = Window.MOST / 2;

  /// How long a server has that did not want to be asked about what was heard.
  private static final Duration LEFT_ALONE = Duration.ofMinutes(5);

  /// A message, or why there are no more.
  private record Frame(@Nullable String text, @Nullable IOException end) {}

  /// The sink threw; its cause is what it threw.
  static final class SinkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SinkFailed(RuntimeException cause) {
      super(cause);
    }
  }

  private final MastodonServer server;
  private final StatusIds ids;
  private final MastodonTimeline timeline;
  private final MastodonSource source;
  private final MentionStream.Sink sink;
  private final CountDownLatch stop;
  private Cursor stored = Cursor.START;
  private Hearing hearing;
  private Instant notLookedBefore = Instant.MIN;
  private int unasked; // how many posts came by the stream since the server was asked
  private @Nullable IOException failure;

  StreamSession(
      MastodonServer server,
      MastodonSource source,
      StatusIds ids,
      MentionStream.Sink sink,
      CountDownLatch stop) {
    this.server = server;
    this.source = source;
    this.ids = ids;
    this.timeline = new MastodonTimeline(server, source, ids);
    this.sink = sink;
    this.stop = stop;
    this.hearing = from(Cursor.START);
  }

  private Hearing from(Cursor cursor) {
    return new Hearing(server, ids, Window.of(cursor, server.clock().instant()));
  }

  void begin(Cursor from) {
    stored = from;
    hearing = from(from);
  }

  /// Asks for what was said, taken back and changed since the last connection.
  ///
  /// @param lookAgain how long ago what was heard last must have been looked at for it to be looked
  ///   at again
  /// @return why it cannot go on now; empty if it can
  Optional<MentionStream.State> catchUp(Duration lookAgain)
      throws IOException, InterruptedException {
    // What is read next takes the place of what was heard longest ago, so that is looked at first.
    boolean first = hearing.window.place.isEmpty();
    if (!first && isDue(lookAgain)) {
      var ended = look();
      if (ended.isPresent()) {
        return MastodonStream.end(ended.get());
      }
    }
    return MastodonStream.end(readOn());
  }

  /// Asks for what was said since the server was asked last.
  private Reading readOn() throws IOException, InterruptedException {
    Reading ended;
    do {
      var before = hearing.window.place;
      ended = timeline.readOn(hearing);
      handOver();
      if (hearing.window.place.equals(before)) {
        break;
      }
    } while (ended instanceof Reading.NothingNew && stop.getCount() > 0);
    unasked = 0;
    return ended;
  }

  /// Asks for what the stream may have swallowed.
  ///
  /// @param looks whether what was heard last is looked at again too
  private void askBeside(boolean looks) throws IOException, InterruptedException {
    boolean leftAlone = looks && look().isPresent();
    if (!leftAlone && !(readOn() instanceof Reading.NothingNew)) {
      notLookedBefore = server.clock().instant().plus(LEFT_ALONE);
    }
  }

  /// Looks again at what was heard last.
  ///
  /// @return what the server said instead; empty if all was looked at
  private Optional<Reading> look() throws IOException, InterruptedException {
    var ended = new Lookback(server, hearing).look();
    var pause = ended.isEmpty() ? Duration.ZERO : LEFT_ALONE;
    notLookedBefore = server.clock().instant().plus(pause);
    handOver();
    return ended;
  }

  private boolean isDue(Duration lookAgain) {
    var now = server.clock().instant();
    return !hearing.window.looked.plus(lookAgain).isAfter(now) && !notLookedBefore.isAfter(now);
  }

  private boolean isUnsure() {
    return unasked >= MOST_UNASKED && !notLookedBefore.isAfter(server.clock().instant());
  }

  /// Hears until the server closes the stream.
  ///
  /// A stream promises nothing: now and then the server is asked for what was said, beside it.
  ///
  /// @param lookAgain how often that is, and what was heard last is looked at again
  void hear(WebSocket socket, Duration lookAgain) throws IOException, InterruptedException {
    var frames = new ArrayBlockingQueue<Frame>(QUEUE);
    var reader = Thread.ofVirtual().name("kith-mastodon").start(() -> read(socket, frames));
    try {
      while (stop.getCount() > 0) {
        boolean looks = isDue(lookAgain);
        if (looks || isUnsure()) {
          askBeside(looks);
        }
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
      if (count >= LARGEST_BATCH) {
        return false;
      }
      frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return false;
  }

  void take(String text) {
    var event = StreamEvent.parse(text);
    if (event.isEmpty()) {
      hearing.dropped++;
      return;
    }
    switch (event.get()) {
      case StreamEvent.Published(var status) -> said(status);
      case StreamEvent.Changed(var status) -> {
        hearing.announce(List.of(status));
        hearing.changed(status);
      }
      case StreamEvent.Deleted(var number) -> hearing.gone(number);
      case StreamEvent.Notified(var notification) -> notified(notification);
      case StreamEvent.Other _ -> {
        // Filters, announcements, private conversations: not what Kith listens for.
      }
    }
  }

  /// Where the next asking begins stays as it is: what lies between may have been swallowed.
  private void said(JsonNode status) {
    hearing.announce(List.of(status));
    hearing.said(status);
    unasked++;
  }

  /// Only mentions are a source of their own; other streams carry them beside what they are about.
  private void notified(JsonNode notification) {
    var type = notification.path("type").asString("");
    boolean mentions = type.equals("mention") || type.equals("quote");
    if (source instanceof MastodonSource.Mentions && mentions) {
      said(notification.path("status"));
    }
  }

  private void handOver() {
    var upTo = hearing.window.cursor();
    if (hearing.heard.isEmpty() && hearing.dropped == 0 && upTo.equals(stored)) {
      return;
    }
    var batch = new MentionStream.Batch(hearing.heard, List.of(), upTo, hearing.dropped);
    hearing.heard = new ArrayList<>();
    hearing.dropped = 0;
    try {
      sink.accept(batch);
    } catch (RuntimeException e) {
      begin(stored);
      throw new SinkFailed(e);
    }
    stored = upTo;
  }
}
