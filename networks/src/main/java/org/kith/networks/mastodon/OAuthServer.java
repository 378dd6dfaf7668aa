package org.kith.networks.mastodon;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Where a server wants to be asked for permission (RFC 8414), and what can be asked for.
///
/// @param scopes what it knows; empty if it does not say
/// @param pkce whether it takes a proof that who redeems a code is who asked for it (RFC 7636,
///   S256)
record OAuthServer(URI authorize, URI token, URI revoke, Set<String> scopes, boolean pkce) {

  OAuthServer {
    scopes = Set.copyOf(scopes);
  }

  /// Where servers have it that do not say so, as Mastodon before 4.3.
  static OAuthServer usual(URI server) {
    var base = WebAddress.origin(server) + "/oauth/";
    return new OAuthServer(
        URI.create(base + "authorize"),
        URI.create(base + "token"),
        URI.create(base + "revoke"),
        Set.of(),
        false);
  }

  /// Empty if it is not such a document, or sends to another origin than the one that was asked: a
  /// secret does not go there.
  static Optional<OAuthServer> of(JsonNode json, URI server) {
    var authorize = endpoint(json, "authorization_endpoint", server);
    var token = endpoint(json, "token_endpoint", server);
    var revoke = endpoint(json, "revocation_endpoint", server);
    if (authorize.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    var scopes = new HashSet<String>();
    json.path("scopes_supported").forEach(scope -> scopes.add(scope.asString("")));
    boolean pkce = false;
    for (var method : json.path("code_challenge_methods_supported")) {
      pkce |= method.asString("").equals("S256");
    }
    return Optional.of(
        new OAuthServer(
            authorize.get(), token.get(), revoke.orElse(usual(server).revoke()), scopes, pkce));
  }

  private static Optional<URI> endpoint(JsonNode json, String name, URI server) {
    return WebAddress.parse(json.path(name).asString(""))
        .filter(uri -> WebAddress.origin(uri).equals(WebAddress.origin(server)));
  }
}
