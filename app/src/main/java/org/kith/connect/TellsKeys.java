package org.kith.connect;

import java.net.URI;
import java.util.Optional;

/// A [Connector] that can tell by the address of a post of ours what its network calls it, without
/// asking.
interface TellsKeys {

  /// @param server where the account is asked for
  /// @return empty if the address does not tell
  Optional<String> keyOf(URI server, String accountKey, URI address);
}
