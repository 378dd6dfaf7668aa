package org.kith.people;

import java.net.URI;

/// An address that an account publishes as its own.
record OwnLink(Kind kind, URI url) {

  /// In which way it says so.
  enum Kind {
    /// With `rel=me` on its own page: half of a proof.
    REL_ME,
    /// Somewhere in its profile, or on its card: a hint.
    PROFILE,
    /// Its handle is a domain whose owner named the account, and which the account names.
    DOMAIN
  }
}
