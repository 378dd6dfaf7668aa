package org.kith.networks.webmention;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells addresses inside our own network by how they look. The gateway vets what is dialled; this
/// keeps a page on the web from naming a host that an operator allowed for something else.
final class Loopback {

  private static final Pattern PRIVATE =
      Pattern.compile(
          "(127|10)\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*|0\\..*|\\[.*");
  private static final Pattern INSIDE =
      Pattern.compile("(?:.*\\.)?(?:localhost|local|lan|internal|intranet|home\\.arpa)|[^.]+");

  private Loopback() {}

  /// Why an endpoint is not told: it is inside our own network, and the page that names it is not.
  static Optional<String> refusal(URI endpoint, URI target) {
    return isInside(endpoint) && !isInside(target)
        ? Optional.of(
            "%s wants to be told at %s, which is inside our own network."
                .formatted(target, endpoint))
        : Optional.empty();
  }

  static boolean isInside(URI url) {
    var host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return PRIVATE.matcher(host).matches() || INSIDE.matcher(host).matches();
  }
}
