package org.kith.networks.x;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;

/// With what X is asked for one account.
///
/// @param access good for two hours
/// @param refresh gets the next pair, and is worth nothing after that; null if the person did not
///   allow `offline.access`
/// @param until when `access` ends
public record XTokens(Secret access, @Nullable Secret refresh, Instant until) {

  /// A token alone, with nothing known about it.
  public static XTokens of(Secret access) {
    return new XTokens(access, null, Instant.MAX);
  }
}
