package org.kith.activate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where a campaign's links lead: an address of the web that hides nothing.
///
/// @param url absolute, `http` or `https`, in ASCII, with a host and without a user's name
public record Destination(String url) {

  private static final int LONGEST = 2_048;

  public Destination {
    if (!isPlain(url)) {
      throw new IllegalArgumentException("not a plain address of the web: " + url);
    }
  }

  /// Reads what somebody typed; empty where it is no address a link may lead to.
  public static Optional<Destination> of(String typed) {
    try {
      var url = new URI(typed.strip()).toASCIIString();
      return isPlain(url) ? Optional.of(new Destination(url)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String url) {
    if (url.length() > LONGEST || !url.chars().allMatch(c -> c > ' ' && c < 127)) {
      return false;
    }
    try {
      var uri = new URI(url);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return (scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /// Whether it is on a web site, or on a part of it that has a name of its own.
  ///
  /// @param site the site's address; nothing is on an empty one
  public boolean isOn(String site) {
    var home = of(site).map(Destination::host).orElse("");
    return !home.isEmpty() && (host().equals(home) || host().endsWith("." + home));
  }

  private String host() {
    var host = URI.create(url).getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring("www.".length()) : host;
  }
}
