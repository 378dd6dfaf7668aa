package org.kith.connect;

import java.io.IOException;
import org.kith.networks.Wording;

/// A [Connector] whose servers say themselves how much a post may hold.
interface TellsWording {

  /// As the account's server says.
  Wording wording(Connector.Grip grip) throws IOException, InterruptedException;
}
