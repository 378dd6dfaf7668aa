package org.kith.networks;

/// One identity on one network, as that network shows it now.
///
/// @param key what never changes: a DID, an actor URI, a site's origin; never a handle
/// @param handle what people type to find it, without a leading `@`; for a blog its host
/// @param name what it calls itself; the handle where it says nothing
public record Account(Network network, String key, String handle, String name) {

  public Account {
    if (key.isBlank()) {
      throw new IllegalArgumentException("key must name what never changes, was blank");
    }
  }
}
