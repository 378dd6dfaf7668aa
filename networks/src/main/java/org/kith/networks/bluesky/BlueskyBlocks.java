package org.kith.networks.bluesky;

import java.io.IOException;
import java.util.Map;
import org.kith.networks.SlowDownException;

/// Tells who blocked a connected account. Blocks are public on the AT Protocol, yet only the
/// AppView of somebody who is logged in counts them together, those by lists included
/// (`app.bsky.actor.defs#viewerState`).
public final class BlueskyBlocks {

  private static final String METHOD = "app.bsky.actor.getProfile";
  private static final String SCOPE = "rpc:" + METHOD + "?aud=*";

  private final Session session;
  private final Xrpc xrpc;

  public BlueskyBlocks(Session session) {
    this.session = session;
    this.xrpc = Xrpc.of(session);
  }

  /// Whether an account blocked ours, itself or by a list it follows.
  ///
  /// @return false also where that was not permitted to be asked, or the account is no longer there
  /// @throws SlowDownException if it was asked too often
  /// @throws org.kith.networks.DisconnectedException if somebody must connect our account anew
  public boolean blocksUs(String accountKey) throws IOException, InterruptedException {
    if (!AtSyntax.isDid(accountKey)) {
      throw new IllegalArgumentException(
          "accountKey must be a DID, was '%.80s'".formatted(accountKey));
    }
    return session.permits(SCOPE)
        && xrpc.query(METHOD, Map.of("actor", accountKey))
            .filter(profile -> profile.path("viewer").path("blockedBy").asBoolean(false))
            .isPresent();
  }
}
