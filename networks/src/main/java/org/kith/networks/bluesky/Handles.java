package org.kith.networks.bluesky;

import java.io.IOException;
import java.util.Optional;

/// Says which account a handle stands for. What it says is half of a proof: the account must name
/// the handle too, which [Identities] looks at.
public interface Handles {

  /// @param handle without `@`, in lower case
  /// @return the DID; empty if it stands for none
  Optional<String> did(String handle) throws IOException, InterruptedException;
}
