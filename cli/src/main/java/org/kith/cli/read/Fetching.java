package org.kith.cli.read;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.kith.networks.Document;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Reachable;
import org.kith.networks.http.Request;

/// Fetches one document from the web, through the one way out.
final class Fetching {

  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/feed+json, application/activity+json;q=0.9, application/json;q=0.8, text/html;q=0.8, */*;q=0.5";

  private final HttpSettings settings;

  /// @param contact a page that says who asks
  /// @param allowed what may be reached beyond the public web, as `host:port`
  Fetching(URI contact, Set<String> allowed) {
    settings =
        HttpSettings.of(contact, "0.1.0").with(Reachable.alsoHosts(allowed.toArray(String[]::new)));
  }

  /// @throws IOException if there is no document to be had; says why
  Document fetch(URI url) throws IOException, InterruptedException {
    try (var http =
        new HttpGateway(settings, InstantSource.system(), RandomGenerator.getDefault())) {
      return switch (http.ask(Request.get(url, Cap.FEED, ACCEPT))) {
        case Answer.Fetched page ->
            new Document(page.url(), page.headers().first("Content-Type").orElse(""), page.body());
        case Answer.NotModified _ -> throw new IOException(url + " answers that nothing changed.");
        case Answer.Gone _ -> throw new IOException(url + " is gone for good (410).");
        case Answer.SlowDown(_, var message) -> throw new IOException(message);
        case Answer.Refused(_, var message) -> throw new IOException(message);
        case Answer.Failed failed -> throw new IOException(failed.message());
      };
    }
  }
}
