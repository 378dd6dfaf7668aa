package org.kith.hooks;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.networks.http.WebAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Which addresses may be told: https, and plain http only on hosts that the operator named as
/// their own (`kith.network.hosts`). Where a name leads is vetted by the gateway at each try.
@Component
class Tellable {

  private static final int LONGEST = 2048;

  private final Set<String> named;

  Tellable(@Value("${kith.network.hosts:}") String hosts) {
    this.named =
        Arrays.stream(hosts.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /// The address that was typed; empty if it may not be told.
  Optional<URI> of(String typed) {
    return WebAddress.parse(typed.strip())
        .filter(url -> url.toString().length() <= LONGEST)
        .filter(url -> url.getScheme().equals("https") || isNamed(url));
  }

  private boolean isNamed(URI url) {
    return named.contains(url.getRawAuthority()) || named.contains(url.getHost());
  }
}
