package org.kith.connect;

import java.io.IOException;

/// A [Connector] whose network says who blocked an account of ours.
interface TellsBlocks {

  /// Whether an account blocked ours; false also where that was not permitted to be asked.
  boolean blocksUs(Connector.Grip grip, String accountKey) throws IOException, InterruptedException;
}
