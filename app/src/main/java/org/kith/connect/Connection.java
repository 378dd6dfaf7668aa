package org.kith.connect;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;

/// An account of ours that Kith may read and speak with.
///
/// @param server where its network is asked for it
/// @param reason why it is not simply working, in words; empty if it is
/// @param scopes what its owner allowed, as the network calls it
/// @param until when that ends by itself, null if it does not say
/// @param by who connected it
/// @param checkedAt when it was last seen to work, or not to
public record Connection(
    ConnectionId id,
    Account account,
    URI server,
    State state,
    String reason,
    List<String> scopes,
    @Nullable Instant until,
    String by,
    Instant connectedAt,
    Instant checkedAt) {

  public Connection {
    scopes = List.copyOf(scopes);
  }

  /// Where it stands.
  public enum State {
    WORKING,
    /// The network could not be asked; tried again by itself.
    RETRYING,
    /// The network no longer knows us; nothing but a member can mend that.
    DISCONNECTED
  }

  /// Whether the health line must count it.
  public boolean isTrouble() {
    return state != State.WORKING;
  }
}
