package org.kith.networks.bluesky;

import org.kith.networks.Secret;

/// Keeps what a session needs to go on after a restart. It changes each time rights are renewed,
/// and what was before is then worthless.
public interface SessionKeeper {

  /// Stores it, encrypted, before it returns.
  void keep(Secret session);
}
