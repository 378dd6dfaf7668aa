package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.TextRecords;
import org.kith.networks.http.WebAddress;

/// Asks the owner of a handle's domain whose it is, in the two ways the protocol has: a text record
/// of the domain name system, then a file of the web site.
public record OwnHandles(HttpGateway http, TextRecords dns) implements Handles {

  private static final String RECORD = "did=";

  /// Asks a server that does this for others, such as an AppView. For networks whose handles are no
  /// public domains.
  public static Handles of(HttpGateway http, URI server) {
    var xrpc = new Xrpc(http::ask, server);
    return handle ->
        xrpc.query("com.atproto.identity.resolveHandle", Map.of("handle", handle))
            .map(answer -> answer.path("did").asString(""))
            .filter(AtSyntax::isDid);
  }

  @Override
  public Optional<String> did(String handle) throws IOException, InterruptedException {
    var named = named(handle);
    return named.isPresent() ? named : written(handle);
  }

  /// Two records that name different accounts name none.
  private Optional<String> named(String handle) {
    try {
      var dids =
          dns.of("_atproto." + handle).stream()
              .filter(text -> text.startsWith(RECORD))
              .map(text -> text.substring(RECORD.length()).strip())
              .filter(AtSyntax::isDid)
              .distinct()
              .toList();
      return dids.size() == 1 ? Optional.of(dids.getFirst()) : Optional.empty();
    } catch (IOException _) {
      // Where the name system cannot be asked, the web site may still answer.
      return Optional.empty();
    }
  }

  private Optional<String> written(String handle) throws IOException, InterruptedException {
    var page = WebAddress.parse("https://%s/.well-known/atproto-did".formatted(handle));
    if (page.isEmpty()) {
      return Optional.empty();
    }
    return switch (http.ask(Request.get(page.get(), Cap.IDENTITY, "text/plain"))) {
      case Answer.Fetched fetched ->
          Optional.of(new String(fetched.body(), StandardCharsets.UTF_8).strip())
              .filter(AtSyntax::isDid);
      case Answer.SlowDown(var notBefore, var message) ->
          throw new org.kith.networks.SlowDownException(notBefore, message);
      case Answer.NotModified _, Answer.Gone _, Answer.Refused _, Answer.Failed _ ->
          Optional.empty();
    };
  }
}
