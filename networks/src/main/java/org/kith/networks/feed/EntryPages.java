package org.kith.networks.feed;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;

/// Looks whether the page of a feed's entry is still there: that an entry left its feed says
/// nothing, for feeds are short.
///
/// A page is missing only where its site answers for its home and not for the page. A site that is
/// down, has moved or refuses Kith says nothing of what it has.
public final class EntryPages {

  private static final int NOT_FOUND = 404;

  private final HttpGateway http;

  public EntryPages(HttpGateway http) {
    this.http = http;
  }

  /// What can be said of a page.
  public enum Look {
    THERE,
    MISSING,
    /// The site did not say.
    UNKNOWN
  }

  /// @param site the page or feed that the entry was heard from; of another site's pages nothing is
  ///   said
  public Look at(URI page, URI site) throws InterruptedException {
    if (!host(page).equals(host(site))) {
      return Look.UNKNOWN;
    }
    return switch (ask(page)) {
      case THERE -> Look.THERE;
      case MISSING -> ask(page.resolve("/")) == Look.THERE ? Look.MISSING : Look.UNKNOWN;
      case UNKNOWN -> Look.UNKNOWN;
    };
  }

  private static String host(URI address) {
    var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private Look ask(URI page) throws InterruptedException {
    try {
      return switch (http.ask(Request.page(page))) {
        case Answer.Fetched fetched ->
            host(page).equals(host(fetched.url())) ? Look.THERE : Look.UNKNOWN;
        case Answer.NotModified _ -> Look.THERE;
        case Answer.Gone(var url) -> host(page).equals(host(url)) ? Look.MISSING : Look.UNKNOWN;
        case Answer.Failed failed -> failed.status() == NOT_FOUND ? Look.MISSING : Look.UNKNOWN;
        case Answer.SlowDown _, Answer.Refused _ -> Look.UNKNOWN;
      };
    } catch (IOException _) {
      return Look.UNKNOWN;
    }
  }
}
