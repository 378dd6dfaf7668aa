package org.kith.networks.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.http.Headers;
import org.kith.networks.http.WebAddress;

/// Reads the `Link` header lines of an answer (RFC 8288).
final class LinkHeaders {

  private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:[^,<\"]|\"[^\"]*\")*)");
  private static final Pattern REL =
      Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,]+))");

  private LinkHeaders() {}

  /// Where the links of a relation lead, in their order.
  static List<URI> of(Headers headers, URI page, String relation) {
    var found = new ArrayList<URI>();
    for (var line : headers.all("Link")) {
      var m = LINK.matcher(line);
      while (m.find()) {
        if (relations(m.group(2)).contains(relation)) {
          WebAddress.resolve(page, m.group(1)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  static Optional<URI> first(Headers headers, URI page, String relation) {
    return of(headers, page, relation).stream().findFirst();
  }

  private static List<String> relations(String parameters) {
    var m = REL.matcher(parameters);
    if (!m.find()) {
      return List.of();
    }
    var said = m.group(1) == null ? m.group(2) : m.group(1);
    return List.of(said.strip().toLowerCase(Locale.ROOT).split("\\s+", 20));
  }
}
