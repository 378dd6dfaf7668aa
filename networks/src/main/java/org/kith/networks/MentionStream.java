package org.kith.networks;

import java.time.Instant;
import java.util.List;

/// Hears one source as it is said, for as long as it is let.
///
/// A connector implements this only if its network has streams; the others have a [MentionReader].
public interface MentionStream extends AutoCloseable {

  /// Hears on from `from` until [#close] is called, the thread is interrupted, or somebody has to
  /// do something first.
  void run(Cursor from) throws InterruptedException;

  /// How it goes, also after the end.
  State state();

  /// Ends [#run] soon.
  @Override
  void close();

  /// Takes what was heard.
  interface Sink {
    /// Stores a batch and its cursor, best in one transaction. If it throws, the same is heard
    /// again after a pause.
    void accept(Batch batch);

    /// Does what can be done with a batch while the one before may still be being stored.
    ///
    /// @return the rest, done once that one is stored, or never
    default Runnable prepare(Batch batch) {
      return () -> accept(batch);
    }
  }

  /// What was heard since the batch before.
  ///
  /// @param renamed accounts whose handle may now be another, in order
  /// @param upTo where to go on after a restart
  /// @param dropped how many messages were too malformed to keep
  record Batch(List<Heard> heard, List<Renamed> renamed, Cursor upTo, int dropped) {
    public Batch {
      heard = List.copyOf(heard);
      renamed = List.copyOf(renamed);
    }
  }

  /// An account that now goes by another handle, or confirmed the one it had.
  ///
  /// @param handle empty if the network says only that something changed: ask for the profile then
  record Renamed(Network network, String accountKey, String handle) {}

  /// How it goes, for a health line.
  sealed interface State {
    record NotStarted() implements State {}

    record Streaming(Instant since) implements State {}

    /// The server gives no stream; it is asked instead.
    record Asking(Instant since, String why) implements State {}

    record Waiting(Instant until, String why) implements State {}

    /// It ended, because the account it is heard with is no longer ours, or was never permitted to
    /// hear this.
    record Disconnected(String why) implements State {}

    /// It ended for good: there is nothing left to hear.
    record Gone(String why) implements State {}

    record Stopped() implements State {}
  }
}
