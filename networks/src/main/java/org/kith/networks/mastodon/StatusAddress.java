package org.kith.networks.mastodon;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.http.WebAddress;

/// How a server's own numbers for statuses are found in, and made into, addresses. The numbers are
/// opaque: Mastodon's are digits, Akkoma's and GoToSocial's are not, and none is ever computed.
final class StatusAddress {

  private static final String API = "/api/v1/statuses/";
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern URI_OF_STATUS =
      Pattern.compile("/(?:ap/)?users/[^/]+/statuses/([A-Za-z0-9_-]{1,64})(?:/activity)?");

  private StatusAddress() {}

  /// Where a server keeps the status of that number.
  static String of(URI server, String statusId) {
    return WebAddress.origin(server) + API + statusId;
  }

  /// Whether it has the form of a number, so that it may stand in an address.
  static boolean isNumber(String statusId) {
    return NUMBER.matcher(statusId).matches();
  }

  /// The number that a post's id names by itself; empty if it does not, or is another server's.
  static Optional<String> numberIn(String postId, URI server) {
    var uri = WebAddress.parse(postId);
    if (uri.isEmpty() || !WebAddress.origin(uri.get()).equals(WebAddress.origin(server))) {
      return Optional.empty();
    }
    var path = uri.get().getPath();
    if (path.startsWith(API)) {
      return Optional.of(path.substring(API.length())).filter(StatusAddress::isNumber);
    }
    var m = URI_OF_STATUS.matcher(path);
    return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }
}
