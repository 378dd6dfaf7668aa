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
  private static final int LONGEST_HOST = 253;

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

  /// The host that somebody typed, or that is in an address they typed, without `www.`; empty where
  /// there is none that has a name of its own.
  static String hostOf(String typed) {
    var text = typed.strip();
    var host =
        of(text.contains("://") ? text : "https://" + text).map(Destination::host).orElse("");
    boolean named = host.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z][a-z0-9-]*[a-z0-9]");
    return named && host.length() <= LONGEST_HOST ? host : "";
  }

  /// The same with something that says which campaign it belongs to, for places where short links
  /// are not welcome.
  ///
  /// @param value letters, digits and hyphens; left out where the address would become too long
  public Destination with(String name, String value) {
    int fragment = url.indexOf('#');
    var page = fragment < 0 ? url : url.substring(0, fragment);
    var rest = fragment < 0 ? "" : url.substring(fragment);
    var sign = page.contains("?") ? "&" : "?";
    var longer = page + sign + name + "=" + value + rest;
    return longer.length() > LONGEST ? this : new Destination(longer);
  }

  private String host() {
    var host = URI.create(url).getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring("www.".length()) : host;
  }
}
