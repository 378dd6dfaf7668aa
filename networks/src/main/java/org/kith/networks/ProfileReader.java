package org.kith.networks;

import java.io.IOException;
import java.util.Optional;

/// Reads what an account says about itself.
public interface ProfileReader {

  /// @param handleOrKey as people type it, or the key
  /// @return empty if there is no such account
  /// @throws IOException if the network could not be asked; asking again later is safe
  Optional<Profile> read(String handleOrKey) throws IOException, InterruptedException;
}
