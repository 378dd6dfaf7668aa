package org.kith.simulator.sample;

import java.util.OptionalInt;
import java.util.Set;

/// One identity on one network.
///
/// @param id its place in [SampleWorld#accounts]
/// @param key what never changes: a DID, an actor URI, a site's origin
/// @param handle without a leading `@`; for a blog its host
/// @param about its own description, plain text, may be empty
/// @param url where a person can look at it
/// @param community the id of the [Community] it belongs to
public record Account(
    int id,
    Network network,
    String key,
    String handle,
    String name,
    String about,
    String url,
    int community,
    Audience audience,
    Set<OptOut> optOuts) {

  public Account {
    optOuts = Set.copyOf(optOuts);
  }

  /// What the network tells about who follows an account.
  ///
  /// @param followers the public count, empty where there is none
  /// @param listed whether the followers can be read by name; [Follows] holds the truth either way
  public record Audience(OptionalInt followers, boolean listed) {
    public Audience {
      if (listed && followers.isEmpty()) {
        throw new IllegalArgumentException("a listed audience has a count");
      }
    }
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
    /// Not to be written to.
    CONTACT
  }
}
