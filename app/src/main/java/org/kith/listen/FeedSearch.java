package org.kith.listen;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.kith.networks.feed.FeedDiscovery;
import org.kith.networks.http.HttpGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Finds what can be read at an address that somebody typed.
@Service
public class FeedSearch {

  private final ObjectProvider<HttpGateway> http;

  FeedSearch(ObjectProvider<HttpGateway> http) {
    this.http = http;
  }

  /// A feed that a page offers.
  ///
  /// @param offeredBy the page, which proves whose feed it is
  /// @param title as the page calls it, may be empty
  public record Offer(URI feed, URI offeredBy, String title) {}

  /// What was found.
  public sealed interface Found {
    /// At least one feed, best first.
    record Feeds(List<Offer> offers) implements Found {
      public Feeds {
        offers = List.copyOf(offers);
      }
    }

    /// Nothing to read, and why, in words for whoever typed the address.
    record Nothing(String why) implements Found {}
  }

  /// Looks at a page or a feed; takes as long as the site takes, half a minute at most.
  ///
  /// @param typed as people type it, with or without `https://`
  public Found find(String typed) throws InterruptedException {
    var address = address(typed);
    if (address.isEmpty()) {
      return new Found.Nothing(
          "“%s” is no web address. It looks like https://blog.example.".formatted(typed.strip()));
    }
    try {
      return switch (new FeedDiscovery(http.getObject()).find(address.get())) {
        case FeedDiscovery.Found.Feeds(var offers) when offers.isEmpty() ->
            new Found.Nothing(
                "%s offers no feed. If it has one, give the feed's own address."
                    .formatted(address.get().getHost()));
        case FeedDiscovery.Found.Feeds(var offers) ->
            new Found.Feeds(
                offers.stream().map(o -> new Offer(o.feed(), o.offeredBy(), o.title())).toList());
        case FeedDiscovery.Found.SlowDown(_, var reason) -> new Found.Nothing(reason);
        case FeedDiscovery.Found.Unreadable(var reason) -> new Found.Nothing(reason);
      };
    } catch (IOException e) {
      return new Found.Nothing(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<URI> address(String typed) {
    var text = typed.strip();
    if (text.isEmpty() || text.length() > 2000) {
      return Optional.empty();
    }
    try {
      var address = URI.create(text.matches("(?i)https?://.*") ? text : "https://" + text);
      return Optional.of(address).filter(a -> a.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
