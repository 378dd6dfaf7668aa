package org.kith.networks.http;

import java.net.URI;

/// What an instance decides about its requests.
///
/// @param contact page of this instance where a site's owner finds whom to write to; every request
///   names it; `about:blank` where there is none
/// @param version of Kith
public record HttpSettings(
    URI contact, String version, Reachable reachable, Pace pace, Deadlines deadlines) {

  /// The settings of an instance on the open web.
  public static HttpSettings of(URI contact, String version) {
    return new HttpSettings(contact, version, Reachable.PUBLIC_ONLY, Pace.POLITE, Deadlines.USUAL);
  }

  public HttpSettings with(Reachable reachable) {
    return new HttpSettings(contact, version, reachable, pace, deadlines);
  }

  public HttpSettings with(Pace pace) {
    return new HttpSettings(contact, version, reachable, pace, deadlines);
  }

  public HttpSettings with(Deadlines deadlines) {
    return new HttpSettings(contact, version, reachable, pace, deadlines);
  }

  String userAgent() {
    return contact.isOpaque() ? "Kith/" + version : "Kith/%s (+%s)".formatted(version, contact);
  }
}
