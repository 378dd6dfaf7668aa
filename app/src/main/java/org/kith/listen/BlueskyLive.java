package org.kith.listen;

import org.kith.networks.Cursor;
import org.kith.networks.MentionStream;
import org.kith.networks.Network;
import org.kith.networks.bluesky.Jetstream;

/// Bluesky's stream as a stream like any other.
record BlueskyLive(Jetstream jetstream) implements MentionStream {

  /// What takes the stream's batches and gives them to a sink.
  static Jetstream.Sink to(Sink sink) {
    return new Jetstream.Sink() {
      @Override
      public void accept(Jetstream.Batch batch) {
        sink.accept(like(batch));
      }

      @Override
      public Runnable prepare(Jetstream.Batch batch) {
        return sink.prepare(like(batch));
      }
    };
  }

  private static Batch like(Jetstream.Batch batch) {
    return new Batch(
        batch.heard(),
        batch.renamed().stream()
            .map(r -> new Renamed(Network.BLUESKY, r.accountKey(), r.handle()))
            .toList(),
        batch.upTo(),
        batch.dropped());
  }

  @Override
  public void run(Cursor from) throws InterruptedException {
    jetstream.run(from);
  }

  @Override
  public State state() {
    return switch (jetstream.state()) {
      case Jetstream.State.NotStarted _ -> new State.NotStarted();
      case Jetstream.State.Reading(var since) -> new State.Streaming(since);
      case Jetstream.State.Waiting(var until, var why) -> new State.Waiting(until, why);
      case Jetstream.State.Stopped _ -> new State.Stopped();
    };
  }

  @Override
  public void close() {
    jetstream.close();
  }
}
