package org.kith.listen;

import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where whoever is read finds out who asks: every request names that page (F10). Where nobody
/// named one, it is the page on which people ask to be left out, as far as others can reach it.
@Component
public class Contact {

  private static final URI NOBODY = URI.create("about:blank");

  private final Optional<URI> page;

  /// @param contact the page that the operator named
  /// @param address of this Kith on the public web
  Contact(
      @Value("${kith.network.contact:}") String contact,
      @Value("${kith.address:}") String address) {
    var here = address.strip().replaceFirst("/+$", "");
    var named = contact.isBlank() && !here.isEmpty() ? here + "/leave-me-out" : contact.strip();
    this.page =
        Optional.of(named)
            .filter(one -> !one.isEmpty())
            .map(URI::create)
            .filter(uri -> !uri.equals(NOBODY));
  }

  /// Empty where nobody says who asks.
  public Optional<URI> page() {
    return page;
  }

  /// As requests name it.
  URI orNobody() {
    return page.orElse(NOBODY);
  }
}
