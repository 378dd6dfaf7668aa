package org.kith.activate;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.kith.activate.LinkFollowed.Kind;

/// Tells people from programs, by what a program says of itself and by how much it follows.
final class Visitors {

  private final Agents agents = new Agents();
  private final Bursts bursts = new Bursts();

  Kind kind(Visit visit, LinkId link, Instant now) {
    if (visit.prefetching()) {
      return Kind.PREFETCH;
    }
    if (!visit.reading() || !agents.isBrowser(visit.agent())) {
      return Kind.ROBOT;
    }
    return bursts.isOne(visit.address(), link, now) ? Kind.BURST : Kind.HUMAN;
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
