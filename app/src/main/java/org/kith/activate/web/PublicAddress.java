package org.kith.activate.web;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Where people beyond this organisation reach this Kith. A mail that is read elsewhere needs one
/// that leads there.
@Component
class PublicAddress {

  private final String address;
  private final boolean development;

  PublicAddress(
      @Value("${kith.address:}") String address,
      @Value("${kith.development:false}") boolean development) {
    this.address = address.strip().replaceFirst("/+$", "");
    this.development = development;
  }

  /// Without a trailing slash; empty where nobody said. In development, where it is asked now.
  Optional<String> find() {
    if (!address.isEmpty()) {
      return Optional.of(address);
    }
    return development
        ? Optional.of(ServletUriComponentsBuilder.fromCurrentContextPath().toUriString())
        : Optional.empty();
  }

  /// The same, and where nobody said, as it is asked now: for what only members see.
  String orHere() {
    return find()
        .orElseGet(() -> ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
  }
}
