package org.kith.networks.wordpress;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.kith.networks.Secret;

/// A site, and as whom Kith speaks on it.
///
/// @param api the root of its REST API, as [WordPressSites] found it
/// @param user the user's login name
/// @param password an application password of that user, not the one they log in with
public record WordPressSite(URI api, String user, Secret password) {

  /// The address of a route, whichever of its two forms the site's API has: `/wp-json/` or
  /// `?rest_route=/`.
  URI at(String route, Map<String, String> parameters) {
    var address = new StringBuilder(api.toString()).append(route);
    boolean query = api.getRawQuery() != null;
    for (var parameter : new TreeMap<>(parameters).entrySet()) {
      address.append(query ? '&' : '?').append(parameter.getKey()).append('=');
      address.append(
          URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
      query = true;
    }
    return URI.create(address.toString());
  }

  String host() {
    return api.getHost();
  }
}
