package org.kith.networks;

import java.net.URI;
import java.time.Instant;

/// The ordinary answers of a network that was asked to publish.
public sealed interface Published {

  /// It stands there now.
  ///
  /// @param postId as [Post#id]
  /// @param url where a person can read it: the proof
  record Done(String postId, URI url) implements Published {}

  /// The network keeps it, and will publish it by itself.
  ///
  /// @param ticket what the network calls it until then
  record Later(String ticket, Instant at) implements Published {}

  /// The network will not have it, and nothing was published. The same draft will fail again.
  record Refused(String reason) implements Published {}

  /// The account is no longer ours to speak with until somebody connects it anew; nothing was
  /// published.
  record Disconnected(String reason) implements Published {}

  /// The network could not be asked for it yet, and nothing was published. The same draft may go
  /// out later.
  record Unasked(String reason) implements Published {}

  /// Too much at once; nothing was published.
  record SlowDown(Instant notBefore, String reason) implements Published {}
}
