package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Finds whose a handle is (RFC 7033), at the host that the handle names and nowhere else.
///
/// @param scheme `https`; anything else only for fakes on the own machine
record WebFinger(HttpGateway http, String scheme) {

  private static final Pattern HANDLE =
      Pattern.compile("@?([\\p{L}\\p{N}_.-]{1,100})@([\\p{L}\\p{N}.-]{1,253}(?::\\d{1,5})?)");

  /// @param user before the `@`
  record Handle(String user, String host) {
    static Optional<Handle> of(String text) {
      var m = HANDLE.matcher(text.strip());
      return m.matches() ? Optional.of(new Handle(m.group(1), m.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
      return user + "@" + host;
    }
  }

  /// The actor's URI; empty if the host knows nobody of that name.
  Optional<URI> actor(Handle handle) throws IOException, InterruptedException {
    var resource = ApiCall.encode("acct:" + handle);
    var url =
        WebAddress.parse(
            "%s://%s/.well-known/webfinger?resource=%s".formatted(scheme, handle.host(), resource));
    return url.isEmpty() ? Optional.empty() : document(url.get()).flatMap(WebFinger::self);
  }

  private static Optional<URI> self(JsonNode json) {
    for (var link : json.path("links")) {
      var type = link.path("type").asString("");
      boolean actor =
          type.equals("application/activity+json") || type.startsWith("application/ld+json");
      if (link.path("rel").asString("").equals("self") && actor) {
        return WebAddress.parse(link.path("href").asString(""));
      }
    }
    return Optional.empty();
  }

  /// The ActivityStreams document of an actor; empty if there is none, or only for other servers.
  Optional<JsonNode> document(URI url) throws IOException, InterruptedException {
    var accept = "application/jrd+json, application/activity+json, application/json;q=0.5";
    return switch (http.ask(Request.get(url, Cap.IDENTITY, accept))) {
      case Answer.Fetched page -> json(page);
      case Answer.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Answer.Refused(_, var message) -> throw new IOException(message);
      case Answer.Failed failed when failed.status() >= 500 ->
          throw new IOException(failed.message());
      case Answer.Failed _ -> Optional.empty();
      case Answer.Gone _ -> Optional.empty();
      case Answer.NotModified _ -> Optional.empty();
    };
  }

  private static Optional<JsonNode> json(Answer.Fetched page) {
    try {
      return Optional.of(StrictJson.MAPPER.readTree(page.body()));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
