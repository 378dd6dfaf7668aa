package org.kith.networks;

import java.io.IOException;

/// Reads what people said, oldest first, from one source of one network.
///
/// A connector implements this only if its network can do it; there is no "unsupported" answer.
public interface MentionReader {

  /// Reads what is new since `since`.
  ///
  /// @throws IOException if the network could not be asked; asking again later is safe
  Reading read(Cursor since) throws IOException, InterruptedException;
}
