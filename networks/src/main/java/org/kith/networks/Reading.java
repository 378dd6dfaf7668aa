package org.kith.networks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The ordinary answers of a network that was asked for what is new. Each must be handled, so each
/// has a name.
public sealed interface Reading {

  /// What is new, and where to go on from.
  ///
  /// @param dropped how many items were too malformed to keep
  /// @param askAgain how long the network wants to be left alone; zero where it does not say
  record News(List<Heard> heard, Cursor next, int dropped, Duration askAgain) implements Reading {
    public News {
      heard = List.copyOf(heard);
    }
  }

  /// Nothing since the cursor.
  record NothingNew(Duration askAgain) implements Reading {}

  /// It now lives elsewhere for good; read there from now on.
  record Moved(URI to) implements Reading {}

  /// Asked too often, or it is down and says when it will be back.
  record SlowDown(Instant notBefore, String reason) implements Reading {}

  /// Gone for good; stop asking and tell the user.
  record Gone(String reason) implements Reading {}

  /// The account it is read with is no longer ours until somebody connects it anew, or was never
  /// permitted to read this; asking again is in vain until then.
  record Disconnected(String reason) implements Reading {}
}
