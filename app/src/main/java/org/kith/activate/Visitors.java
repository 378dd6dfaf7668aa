package org.kith.activate;

import java.net.URI;
import java.util.Locale;
import org.kith.activate.LinkFollowed.Kind;

/// Tells people from programs, by what a program says of itself.
final class Visitors {

  private final Agents agents = new Agents();

  Kind kind(Visit visit) {
    if (visit.prefetching()) {
      return Kind.PREFETCH;
    }
    return visit.reading() && agents.isBrowser(visit.agent()) ? Kind.HUMAN : Kind.ROBOT;
  }

  /// The host of a page's address, empty where there is none.
  static String host(String referrer) {
    try {
      var host = new URI(referrer).getHost();
      return host == null || host.length() > 255 ? "" : host.toLowerCase(Locale.ROOT);
    } catch (java.net.URISyntaxException e) {
      return "";
    }
  }
}
