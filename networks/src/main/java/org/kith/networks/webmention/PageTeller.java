package org.kith.networks.webmention;

import java.io.IOException;
import java.net.URI;
import org.kith.networks.http.HttpGateway;

/// Tells pages that ours links to them, in the way they name: by Webmention, else by Pingback.
///
/// A Pingback says that a link is there and nothing else: a change is the same Pingback again,
/// which the other side knows already, and of a link that is gone only Webmention tells.
public final class PageTeller {

  private final Endpoints endpoints;
  private final WebmentionSender webmentions;
  private final PingbackSender pingbacks;

  public PageTeller(HttpGateway http) {
    this.endpoints = new Endpoints(http);
    this.webmentions = new WebmentionSender(http);
    this.pingbacks = new PingbackSender(http);
  }

  /// @param source our page
  /// @param linked whether it links to `target`; else it did
  /// @throws IOException if the other site could not be reached; telling it again later is safe
  public Sent send(URI source, URI target, boolean linked)
      throws IOException, InterruptedException {
    return switch (endpoints.discover(target)) {
      case Endpoints.Found.SlowDown(var notBefore, var reason) ->
          new Sent.SlowDown(notBefore, reason);
      case Endpoints.Found.Unreadable(var reason) -> new Sent.Refused(reason);
      case Endpoints.Found.Told told -> {
        if (told.webmention().isPresent()) {
          yield webmentions.tell(told.webmention().get(), source, target);
        }
        if (told.pingback().isEmpty()) {
          yield new Sent.NotWanted(told.target() + " names neither Webmention nor Pingback.");
        }
        yield linked
            ? pingbacks.tell(told.pingback().get(), source, target)
            : new Sent.NotWanted(told.target() + " takes Pingbacks, which tell of no link's end.");
      }
    };
  }
}
