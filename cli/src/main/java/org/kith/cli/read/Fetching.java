package org.kith.cli.read;

import java.io.IOException;
import java.net.URI;
import org.kith.cli.WebAccess;
import org.kith.networks.Document;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.Request;

/// Fetches one document from the web, through the one way out.
final class Fetching {

  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/feed+json,"
          + " application/activity+json;q=0.9, application/json;q=0.8, text/html;q=0.8, */*;q=0.5";

  private final WebAccess web;

  Fetching(WebAccess web) {
    this.web = web;
  }

  /// @throws IOException if there is no document to be had; says why
  Document fetch(URI url) throws IOException, InterruptedException {
    try (var http = web.open()) {
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
