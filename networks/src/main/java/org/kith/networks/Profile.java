package org.kith.networks;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an account says about itself.
///
/// @param about its own description, plain text
/// @param links addresses it points to as its own
/// @param followers how many follow it, empty where the network does not say
/// @param optOuts what it asked of software like Kith; who says to be a minor is not to be found
/// @param proven those of `links` that point back to it, as its network found when it looked
/// @param movedTo the account its owner speaks with since; null if this is still the one
public record Profile(
    Account account,
    String about,
    List<URI> links,
    OptionalLong followers,
    Set<OptOut> optOuts,
    List<URI> proven,
    @Nullable Account movedTo) {

  public Profile {
    links = List.copyOf(links);
    optOuts = withMinors(optOuts, about);
    proven = List.copyOf(proven);
  }

  private static Set<OptOut> withMinors(Set<OptOut> optOuts, String about) {
    if (!Minors.saysSo(about)) {
      return Set.copyOf(optOuts);
    }
    var all = EnumSet.of(OptOut.DISCOVERY);
    all.addAll(optOuts);
    return Set.copyOf(all);
  }

  /// A profile of a network that neither proves links nor lets accounts move.
  public Profile(
      Account account, String about, List<URI> links, OptionalLong followers, Set<OptOut> optOuts) {
    this(account, about, links, followers, optOuts, List.of(), null);
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
