package org.kith.networks;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// What an account says about itself.
///
/// @param about its own description, plain text
/// @param links addresses it points to as its own
/// @param followers how many follow it, empty where the network does not say
/// @param optOuts what it asked of software like Kith
public record Profile(
    Account account, String about, List<URI> links, OptionalLong followers, Set<OptOut> optOuts) {

  public Profile {
    links = List.copyOf(links);
    optOuts = Set.copyOf(optOuts);
  }

  /// A wish an account publishes about being found, kept or shown.
  public enum OptOut {
    /// Not to be suggested, scored or mapped.
    DISCOVERY,
    /// Not to be kept or searched: a link only.
    INDEXING,
    /// Its followers are not to be listed.
    FOLLOWER_LIST,
    /// Never to be shown to people who are not logged in.
    PUBLIC_DISPLAY,
    /// Not to be written to: suspended, in memory, limited.
    CONTACT
  }
}
