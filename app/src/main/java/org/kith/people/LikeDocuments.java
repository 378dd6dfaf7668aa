package org.kith.people;

import java.io.IOException;
import java.net.URI;
import org.kith.networks.Document;
import org.kith.networks.feed.PageText;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Fetches the document behind a link, to be compared with what was heard. Nothing of it is kept.
@Service
public class LikeDocuments {

  private final ObjectProvider<HttpGateway> http;

  LikeDocuments(ObjectProvider<HttpGateway> http) {
    this.http = http;
  }

  /// What came of a link.
  public sealed interface Fetched {
    record Words(String text) implements Fetched {}

    /// @param reason why there are none, in a sentence
    record Nothing(String reason) implements Fetched {}
  }

  public Fetched fetch(URI link) throws InterruptedException {
    try {
      return switch (http.getObject().ask(Request.page(link))) {
        case Answer.Fetched page ->
            PageText.of(
                    new Document(
                        page.url(), page.headers().first("Content-Type").orElse(""), page.body()))
                .<Fetched>map(Fetched.Words::new)
                .orElse(
                    new Fetched.Nothing(
                        "%s is no page with a text. Paste the words instead.".formatted(link)));
        case Answer.SlowDown(_, var message) -> new Fetched.Nothing(message);
        case Answer.Gone(var url) -> new Fetched.Nothing(url + " is gone for good (410).");
        case Answer.NotModified _ -> new Fetched.Nothing(link + " answers that nothing changed.");
        case Answer.Refused(_, var message) -> new Fetched.Nothing(message);
        case Answer.Failed failed -> new Fetched.Nothing(failed.message());
      };
    } catch (IOException e) {
      return new Fetched.Nothing(
          "%s could not be reached: %s".formatted(link, String.valueOf(e.getMessage())));
    }
  }
}
