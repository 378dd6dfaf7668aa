package org.kith.networks;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Finds out which posts are no longer there, on networks that say so only to who asks again.
public interface GoneReader {

  /// @return the [Post#id] of those that are gone, or no longer for us. One of which the network
  ///   says nothing is not among them
  /// @throws IOException if the network could not be asked; then none is known to be gone
  Set<String> gone(List<Known> posts) throws IOException, InterruptedException;

  /// A post that was heard once.
  ///
  /// @param id as [Post#id]
  /// @param at as [Post#at]
  record Known(String id, Instant at) {}
}
