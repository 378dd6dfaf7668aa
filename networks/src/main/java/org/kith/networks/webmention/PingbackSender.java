package org.kith.networks.webmention;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;

/// Tells pages that ours links to them, by Pingback, which is what a plain WordPress understands.
public final class PingbackSender {

  private final HttpGateway http;
  private final Endpoints endpoints;

  public PingbackSender(HttpGateway http) {
    this.http = http;
    this.endpoints = new Endpoints(http);
  }

  /// @param source our page, which links to `target`
  /// @throws IOException if the other site could not be reached; telling it again later is safe
  public Sent send(URI source, URI target) throws IOException, InterruptedException {
    return switch (endpoints.discover(target)) {
      case Endpoints.Found.SlowDown(var notBefore, var reason) ->
          new Sent.SlowDown(notBefore, reason);
      case Endpoints.Found.Unreadable(var reason) -> new Sent.Refused(reason);
      case Endpoints.Found.Told told ->
          told.pingback().isEmpty()
              ? new Sent.NotWanted(told.target() + " names no Pingback server.")
              : tell(told.pingback().get(), source, target);
    };
  }

  Sent tell(URI server, URI source, URI target) throws IOException, InterruptedException {
    var refusal = Loopback.refusal(server, target);
    if (refusal.isPresent()) {
      return new Sent.Refused(refusal.get());
    }
    var call = new XmlRpc.Call("pingback.ping", List.of(source.toString(), target.toString()));
    var answer =
        http.ask(
            Request.post(server, "text/xml; charset=utf-8", XmlRpc.bytes(call))
                .with("Accept", "text/xml"));
    return switch (answer) {
      case Answer.Fetched said -> sent(server, said.body());
      case Answer.SlowDown(var notBefore, var message) -> new Sent.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> new Sent.Refused(message);
      case Answer.Gone(var url) -> new Sent.Refused(url + " is gone for good (410).");
      case Answer.NotModified _ -> new Sent.Refused(server + " answers that nothing changed.");
      case Answer.Failed failed when failed.status() / 100 == 5 ->
          throw new IOException(failed.message() + " Kith tells it again later.");
      case Answer.Failed failed -> new Sent.Refused(failed.message());
    };
  }

  private static Sent sent(URI server, byte[] body) throws IOException {
    var response = XmlRpc.response(body);
    if (response.isEmpty()) {
      return new Sent.Refused(server + " answered with something that is not XML-RPC.");
    }
    return switch (response.get()) {
      case XmlRpc.Response.Value _ -> new Sent.Taken(null);
      case XmlRpc.Response.Fault(var code, var words) -> {
        var reason =
            "%s: %s (%d)%s"
                .formatted(
                    server,
                    PingbackFault.words(code),
                    code,
                    words.isBlank() ? "" : ": " + cut(words));
        if (code == PingbackFault.UPSTREAM.code()) {
          throw new IOException(reason + " Kith tells it again later.");
        }
        yield code == PingbackFault.KNOWN.code()
            ? new Sent.Known(reason)
            : new Sent.Refused(reason);
      }
    };
  }

  private static String cut(String words) {
    var line = words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}
