package org.kith.networks;

import java.io.IOException;

/// Says what the token of an account is good for, asking its network and changing nothing there.
public interface TokenCheck {

  /// @throws IOException if the network could not be asked; asking again later is safe
  Standing check() throws IOException, InterruptedException;
}
