package org.kith.networks.webmention;

import java.io.IOException;
import java.time.InstantSource;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Keeping;
import org.kith.networks.http.Request;

/// Looks whether what a stranger told is true (Webmention 3.2.2): fetches the source, within the
/// gateway's limits, and seeks the very address of the target in it.
///
/// Looking again is how a change and a deletion are heard: the same notice gives the same post, or
/// that it is gone.
public final class MentionVerifier {

  private final HttpGateway http;
  private final DocumentReader entries;
  private final InstantSource clock;

  /// @param entries reads the entries a page describes (microformats)
  public MentionVerifier(HttpGateway http, DocumentReader entries, InstantSource clock) {
    this.http = http;
    this.entries = entries;
    this.clock = clock;
  }

  /// @throws IOException if the source could not be reached; looking again later is safe
  public Verified verify(Notice notice) throws IOException, InterruptedException {
    return switch (http.ask(Request.page(notice.source()))) {
      case Answer.Fetched page -> look(page, notice);
      case Answer.Gone(var url) -> new Verified.Gone(url + " is gone for good (410).");
      case Answer.SlowDown(var notBefore, var message) -> new Verified.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> new Verified.Unreadable(message);
      case Answer.NotModified _ ->
          new Verified.Unreadable(notice.source() + " answers that nothing changed.");
      case Answer.Failed failed when failed.status() == 404 -> new Verified.Gone(failed.message());
      case Answer.Failed failed when failed.status() / 100 == 5 ->
          throw new IOException(failed.message() + " Kith looks again later.");
      case Answer.Failed failed -> new Verified.Unreadable(failed.message());
    };
  }

  private Verified look(Answer.Fetched page, Notice notice) {
    var type = page.headers().first("Content-Type").orElse("");
    var document = new Document(page.url(), type, page.body());
    var unkept = Keeping.refusal(page.headers()).or(() -> SourcePage.refusal(document));
    if (unkept.isPresent()) {
      return new Verified.Unwilling(
          "%s asks programs not to keep it (%s).".formatted(page.url(), unkept.get()));
    }
    return new SourcePage(entries, clock.instant())
        .post(document, notice.target())
        .<Verified>map(Verified.Links::new)
        .orElseGet(() ->
            new Verified.NoLink("%s has no link to %s.".formatted(page.url(), notice.target())));
  }
}
