package org.kith.networks.webmention;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;

/// Tells pages that ours links to them, by Webmention.
///
/// After a change of ours, or its removal, tell every page again that it linked to before or links
/// to now: each time the endpoint is looked for anew, and the other side sees what became of it.
public final class WebmentionSender {

  private final HttpGateway http;
  private final Endpoints endpoints;

  public WebmentionSender(HttpGateway http) {
    this.http = http;
    this.endpoints = new Endpoints(http);
  }

  /// @param source our page, which links to `target`, or did
  /// @throws IOException if the other site could not be reached; telling it again later is safe
  public Sent send(URI source, URI target) throws IOException, InterruptedException {
    return switch (endpoints.discover(target)) {
      case Endpoints.Found.SlowDown(var notBefore, var reason) ->
          new Sent.SlowDown(notBefore, reason);
      case Endpoints.Found.Unreadable(var reason) -> new Sent.Refused(reason);
      case Endpoints.Found.Told told ->
          told.webmention().isEmpty()
              ? new Sent.NotWanted(told.target() + " names no Webmention endpoint.")
              : tell(told.webmention().get(), source, target);
    };
  }

  Sent tell(URI endpoint, URI source, URI target) throws IOException, InterruptedException {
    var refusal = Loopback.refusal(endpoint, target);
    if (refusal.isPresent()) {
      return new Sent.Refused(refusal.get());
    }
    var form = "source=%s&target=%s".formatted(encoded(source), encoded(target));
    var answer =
        http.ask(
            Request.post(
                    endpoint,
                    "application/x-www-form-urlencoded",
                    form.getBytes(StandardCharsets.UTF_8))
                .with("Accept", "text/html, application/json;q=0.9, */*;q=0.5"));
    return switch (answer) {
      case Answer.Fetched took ->
          new Sent.Taken(
              took.headers()
                  .first("Location")
                  .flatMap(at -> WebAddress.resolve(endpoint, at))
                  .orElse(null));
      case Answer.SlowDown(var notBefore, var message) -> new Sent.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> new Sent.Refused(message);
      case Answer.Gone(var url) -> new Sent.Refused(url + " is gone for good (410).");
      case Answer.NotModified _ -> new Sent.Refused(endpoint + " answers that nothing changed.");
      case Answer.Failed failed when failed.status() / 100 == 5 ->
          throw new IOException(failed.message() + " Kith tells it again later.");
      case Answer.Failed failed -> new Sent.Refused(failed.message());
    };
  }

  private static String encoded(URI url) {
    return URLEncoder.encode(url.toString(), StandardCharsets.UTF_8);
  }
}
