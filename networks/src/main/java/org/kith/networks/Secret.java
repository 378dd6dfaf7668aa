package org.kith.networks;

/// A token, a password, a key: sent to the network that gave it, and shown to nobody.
///
/// @param value as the network gave it; never logged, never part of a message
public record Secret(String value) {

  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
