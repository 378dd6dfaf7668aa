package org.kith.activate;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kith.activate.LinkFollowed.Kind;

/// Tells people from programs, by what a program says of itself.
final class Visitors {

  private static final Pattern ROBOT =
      Pattern.compile(
          "(?<!cu)bot\\b|bot[/_-]|crawl|spider|slurp|archiv|preview|scan|monitor|fetch|scrap|check|headless"
              + "|facebookexternalhit|embedly|whatsapp|telegram|skypeuripreview|mastodon|pleroma|akkoma"
              + "|misskey|firefish|sharkey|friendica|lemmy|peertube|pixelfed|hubzilla|gotosocial|bluesky"
              + "|http\\.rb|curl|wget|python|java/|jakarta|okhttp|go-http|node|axios|ruby|perl|php|libwww"
              + "|httpclient|guzzle|safelinks|proofpoint|mimecast|barracuda|feed|rss");

  private Visitors() {}

  static Kind kind(Visit visit) {
    if (visit.prefetching()) {
      return Kind.PREFETCH;
    }
    var agent = visit.agent().toLowerCase(Locale.ROOT);
    return !visit.reading() || agent.isBlank() || ROBOT.matcher(agent).find()
        ? Kind.ROBOT
        : Kind.HUMAN;
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
