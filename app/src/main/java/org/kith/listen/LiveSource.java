package org.kith.listen;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Cursor;
import org.kith.networks.MentionStream;
import org.kith.networks.MentionStream.State;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// One stream being heard, in a thread of its own: each batch is taken in with its cursor, and how
/// it goes stands on the source.
final class LiveSource implements AutoCloseable {

  /// What all of them need.
  @Component
  record Tools(
      AccountSources.Stores stores,
      Listening listening,
      Accesses accesses,
      TransactionOperations transaction,
      Clock clock) {}

  private final WorkspaceId workspace;
  private final Source source;
  private final Tools tools;
  private final MentionStream stream;
  private volatile Cursor place;
  private volatile @Nullable Instant overUntil;
  private State reported = new State.NotStarted();

  /// @param streams makes the stream that hands over to a sink
  LiveSource(
      WorkspaceId workspace,
      Source source,
      Tools tools,
      Function<MentionStream.Sink, MentionStream> streams) {
    this.workspace = workspace;
    this.source = source;
    this.tools = tools;
    this.place =
        here(() -> in(() -> tools.stores().all().cursor(source.id()).orElse(Cursor.START)));
    this.stream = streams.apply(new Taker());
    Thread.ofVirtual().name("kith-hearing-" + source.id().value()).start(this::hear);
  }

  private void hear() {
    var again = Instant.MIN;
    try {
      stream.run(place);
      again = ended();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      overUntil = again;
    }
  }

  /// Says on the source why it ended by itself.
  ///
  /// @return when it may begin anew
  private Instant ended() throws InterruptedException {
    switch (stream.state()) {
      case State.Gone(var why) ->
          here(() -> in(() -> sources().state(source.id(), Source.State.GONE, why, now())));
      case State.Disconnected(var why) -> {
        var with = source.with();
        if (with != null) {
          return CurrentWorkspace.<Instant, InterruptedException>call(
              workspace, () -> tools.accesses().refused(source, with, why));
        }
      }
      case State.NotStarted _,
          State.Streaming _,
          State.Asking _,
          State.Waiting _,
          State.Stopped _ -> {
        // Somebody closed it.
      }
    }
    return Instant.MIN;
  }

  private final class Taker implements MentionStream.Sink {
    @Override
    public void accept(MentionStream.Batch batch) {
      prepare(batch).run();
    }

    @Override
    public Runnable prepare(MentionStream.Batch batch) {
      var matched = here(() -> tools.listening().match(source, batch.heard()));
      return () -> take(batch, matched);
    }
  }

  private void take(MentionStream.Batch batch, Listening.Ready matched) {
    var renamed =
        batch.renamed().stream()
            .map(r -> new Batch.Renamed(r.network(), r.accountKey(), r.handle()))
            .toList();
    var ours = new Batch(batch.heard(), renamed, place, batch.upTo(), batch.dropped());
    try {
      here(() -> tools.listening().take(source, ours, matched));
      place = batch.upTo();
    } catch (Listening.Overtaken e) {
      stream.close(); // begun anew from where the other one is
      throw e;
    }
  }

  /// Says on the source how it goes, where that changed.
  void report() {
    var now = stream.state();
    if (now.equals(reported)) {
      return;
    }
    reported = now;
    switch (now) {
      case State.Streaming _, State.Asking _ ->
          here(() ->
              in(() -> {
                tools.stores().sources().works(source.id());
                return true;
              }));
      case State.Waiting(var until, var why) ->
          here(() ->
              in(() -> {
                sources().failed(source.id(), why, source.failures() + 1, until);
                return true;
              }));
      case State.NotStarted _, State.Disconnected _, State.Gone _, State.Stopped _ -> {
        // Nothing yet, or said when it ended.
      }
    }
  }

  /// Whether it ended, and may begin anew.
  boolean isOver() {
    var until = overUntil;
    return until != null && !until.isAfter(now());
  }

  @Override
  public void close() {
    stream.close();
  }

  private SourceStore sources() {
    return tools.stores().all();
  }

  private Instant now() {
    return tools.clock().instant();
  }

  private <T> T here(Supplier<T> work) {
    return CurrentWorkspace.call(workspace, work::get);
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(tools.transaction().execute(_ -> work.get()), "the work answers");
  }
}
