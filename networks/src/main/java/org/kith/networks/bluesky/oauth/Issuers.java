package org.kith.networks.bluesky.oauth;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Finds who gives rights to the accounts of a server: the server names an issuer (RFC 9728), and
/// the issuer describes itself (RFC 8414).
record Issuers(HttpGateway http) {

  /// @param server of an account
  /// @return empty if it names none, or one that does not keep to the protocol's profile
  Optional<Issuer> of(URI server) throws IOException, InterruptedException {
    var resource = document(WebAddress.origin(server) + "/.well-known/oauth-protected-resource");
    var named = resource.map(r -> r.path("authorization_servers"));
    if (named.isEmpty() || named.get().size() != 1) {
      return Optional.empty();
    }
    var issuer = named.get().get(0).asString("");
    boolean isOrigin =
        WebAddress.parse(issuer)
            .filter(url -> Issuer.isSafe(url) && WebAddress.origin(url).equals(issuer))
            .isPresent();
    return isOrigin
        ? document(issuer + "/.well-known/oauth-authorization-server")
            .flatMap(json -> Issuer.of(issuer, json))
        : Optional.empty();
  }

  /// A redirect elsewhere is no answer: the origin itself must speak.
  private Optional<JsonNode> document(String address) throws IOException, InterruptedException {
    var url = WebAddress.parse(address);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    return switch (http.ask(Request.get(url.get(), Cap.IDENTITY, "application/json"))) {
      case Answer.Fetched page when page.url().equals(url.get()) -> parse(page.body());
      case Answer.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Answer.Failed failed when failed.status() >= 500 ->
          throw new IOException(failed.message());
      case Answer.Fetched _,
          Answer.Failed _,
          Answer.Refused _,
          Answer.Gone _,
          Answer.NotModified _ ->
          Optional.empty();
    };
  }

  private static Optional<JsonNode> parse(byte[] body) {
    try {
      return Optional.of(StrictJson.MAPPER.readTree(body));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
