package org.kith.connect;

/// What another module keeps sealed by the [Vault]; it is sealed anew when there is a new key.
public interface SealedElsewhere {

  /// Seals everything of this workspace by the newest key.
  ///
  /// @return how many accounts that were
  int sealAnew();
}
