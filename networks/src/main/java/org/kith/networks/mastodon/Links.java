package org.kith.networks.mastodon;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.http.Headers;

/// What the Link header of an answer leads to (RFC 8288). The numbers in it are the server's own,
/// often of things the client never sees, so they are passed back and never made up.
final class Links {

  private static final Pattern LINK =
      Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?([a-z]+)\"?", Pattern.CASE_INSENSITIVE);

  /// One link.
  record Link(String address, String rel) {}

  private Links() {}

  static List<Link> of(Headers headers) {
    var links = new ArrayList<Link>();
    for (var line : headers.all("Link")) {
      var m = LINK.matcher(line);
      while (m.find()) {
        links.add(new Link(m.group(1), m.group(2)));
      }
    }
    return links;
  }

  /// The value of a parameter in an address's query.
  static Optional<String> parameter(URI address, String name) {
    var query = address.getRawQuery();
    for (var pair : (query == null ? "" : query).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        var value = pair.substring(name.length() + 1);
        return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }
}
