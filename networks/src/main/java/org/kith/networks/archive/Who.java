package org.kith.networks.archive;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.http.WebAddress;

/// Whom a row of a table tells of.
///
/// Where a row gives only a handle, the account is known by that, as `@ana` or
/// `acct:ana@example.social`, until somebody looks it up: a table has no ids that never change.
final class Who {

  private static final Pattern ADDRESS =
      Pattern.compile("@?([\\w.-]{1,100})@([A-Za-z0-9.-]+\\.[A-Za-z0-9-]+)");
  private static final Pattern HANDLE = Pattern.compile("@?([\\w.-]{1,100})");
  private static final Pattern DID = Pattern.compile("did:[a-z]+:[\\w.:%-]+");

  private Who() {}

  /// @param network as the row or the mapping says; null if neither does
  /// @param link to the account or to a post of it; null if there is none
  /// @param handle as it stands there; empty if there is none
  static Optional<Account> of(
      @Nullable Network network, @Nullable URI link, String handle, String name) {
    var place = network == null && link != null ? network(link, handle) : network;
    if (place == null) {
      place = ADDRESS.matcher(handle.strip()).matches() ? Network.MASTODON : null;
    }
    if (place == null) {
      return Optional.empty();
    }
    if (place == Network.BLOG || place == Network.WEBMENTION) {
      return link == null ? Optional.empty() : Optional.of(site(link, name));
    }
    var said = handle.isBlank() && link != null ? inPath(place, link) : handle.strip();
    return place == Network.MASTODON ? fediverse(said, link, name) : handled(place, said, name);
  }

  /// Which network a link leads to.
  static Network network(URI link, String handle) {
    var host = link.getHost().replaceFirst("^(?:www|m|mobile)\\.", "");
    var path = link.getPath() == null ? "" : link.getPath();
    return switch (host) {
      case "x.com", "twitter.com" -> Network.X;
      case "instagram.com" -> Network.INSTAGRAM;
      case "facebook.com" -> Network.FACEBOOK;
      case "bsky.app" -> Network.BLUESKY;
      default ->
          path.startsWith("/@")
                  || path.startsWith("/users/")
                  || ADDRESS.matcher(handle.strip()).matches()
              ? Network.MASTODON
              : Network.BLOG;
    };
  }

  private static String inPath(Network network, URI link) {
    var path = link.getPath() == null ? "" : link.getPath();
    var parts = path.replaceFirst("^/", "").split("/", -1);
    int at = network == Network.BLUESKY && parts[0].equals("profile") && parts.length > 1 ? 1 : 0;
    at = network == Network.MASTODON && parts[0].equals("users") && parts.length > 1 ? 1 : at;
    return parts[at];
  }

  private static Account site(URI link, String name) {
    var host = link.getHost();
    return new Account(Network.BLOG, WebAddress.origin(link), host, name.isBlank() ? host : name);
  }

  private static Optional<Account> fediverse(String said, @Nullable URI link, String name) {
    var address = ADDRESS.matcher(said);
    var alone = HANDLE.matcher(said);
    String full;
    if (address.matches()) {
      full = address.group(1) + "@" + address.group(2).toLowerCase(Locale.ROOT);
    } else if (alone.matches() && link != null) {
      full = alone.group(1) + "@" + link.getHost();
    } else {
      return Optional.empty();
    }
    return Optional.of(
        new Account(Network.MASTODON, "acct:" + full, full, name.isBlank() ? full : name));
  }

  private static Optional<Account> handled(Network network, String said, String name) {
    var handle = HANDLE.matcher(said);
    boolean did = network == Network.BLUESKY && DID.matcher(said).matches();
    if (!did && !handle.matches()) {
      return Optional.empty();
    }
    var shown = did ? said : handle.group(1);
    var key = did ? said : "@" + shown.toLowerCase(Locale.ROOT);
    return Optional.of(new Account(network, key, shown, name.isBlank() ? shown : name));
  }
}
