package org.kith.networks;

import java.io.IOException;
import java.util.Optional;

/// Reads how far one's own posts went.
public interface InsightReader {

  /// @param postId as [Post#id], of an account that is connected
  /// @return empty if there is no such post, or not for us
  /// @throws IOException if the network could not be asked; asking again later is safe
  Optional<Insights> read(String postId) throws IOException, InterruptedException;
}
