package org.kith.activate.web;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Where people beyond this organisation reach this Kith. A mail that is read elsewhere needs one
/// that leads there.
@Component
class PublicAddress {

  private static final Pattern LOCAL_NAME =
      Pattern.compile("\\.(?:localhost|local|internal|lan|home\\.arpa)$");
  private static final Pattern LOCAL_NUMBER =
      Pattern.compile(
          "^(?:127|10|192\\.168|169\\.254|172\\.(?:1[6-9]|2\\d|3[01]))\\.[\\d.]+$|^0\\.0\\.0\\.0$");

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

  /// What is wrong with links as people are given them now, in words; empty if nothing is.
  String caveat() {
    return caveat(address, orHere(), development);
  }

  /// @param named what `kith.address` says
  /// @param used what links begin with
  static String caveat(String named, String used, boolean development) {
    boolean inside = isPrivate(used);
    if (inside && development) {
      return "This Kith is here to be looked at: links begin with %s and open on this computer alone."
          .formatted(used);
    }
    if (inside) {
      return "Links begin with %s, which nobody outside can open: do not send or print them yet. Whoever runs this Kith names its address on the web (kith.address)."
          .formatted(used);
    }
    return named.isEmpty()
        ? "Links begin with %s, where you look at Kith now. Whoever runs this Kith names its address (kith.address), so that they stay the same."
            .formatted(used)
        : "";
  }

  /// Whether an address leads to this computer or stays within its own network, as far as it says.
  private static boolean isPrivate(String address) {
    var host = Objects.requireNonNullElse(URI.create(address).getHost(), "");
    return host.isEmpty()
        || host.equals("localhost")
        || host.startsWith("[")
        || LOCAL_NAME.matcher(host).find()
        || LOCAL_NUMBER.matcher(host).find()
        || host.indexOf('.') < 0;
  }

  /// The same, and where nobody said, as it is asked now: for what only members see.
  String orHere() {
    return find()
        .orElseGet(() -> ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
  }
}
