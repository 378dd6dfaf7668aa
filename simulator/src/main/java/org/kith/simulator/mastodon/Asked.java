package org.kith.simulator.mastodon;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One request, as it came.
///
/// @param path decoded, without its query
/// @param headers by name, in whatever case
/// @param token the access token it was sent with, null if none
record Asked(
    String method,
    String path,
    Map<String, String> headers,
    Params params,
    @Nullable String token) {

  Asked {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    headers = all;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean wantsWebSocket() {
    return header("Upgrade").equalsIgnoreCase("websocket");
  }
}
