package org.kith.networks.bluesky.oauth;

import java.net.URI;
import java.util.Optional;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// A server that gives rights to accounts, as its own document describes it (RFC 8414).
///
/// @param issuer its name: an origin
/// @param pushed where requests are left before the browser is sent (PAR)
/// @param authorize where the owner decides
/// @param token where codes and tokens are changed for tokens
/// @param revoke where tokens are given back
record Issuer(String issuer, URI pushed, URI authorize, URI token, URI revoke) {

  /// Empty if it is not the document of `issuer`, or lacks what the protocol's profile demands.
  static Optional<Issuer> of(String issuer, JsonNode json) {
    var pushed = endpoint(json, "pushed_authorization_request_endpoint");
    var authorize = endpoint(json, "authorization_endpoint");
    var token = endpoint(json, "token_endpoint");
    var revoke = endpoint(json, "revocation_endpoint");
    boolean complete =
        pushed.isPresent() && authorize.isPresent() && token.isPresent() && revoke.isPresent();
    boolean able =
        json.path("issuer").asString("").equals(issuer)
            && json.path("authorization_response_iss_parameter_supported").asBoolean(false)
            && json.path("client_id_metadata_document_supported").asBoolean(false)
            && names(json, "dpop_signing_alg_values_supported", "ES256")
            && names(json, "code_challenge_methods_supported", "S256")
            && names(json, "scopes_supported", "atproto");
    return complete && able
        ? Optional.of(new Issuer(issuer, pushed.get(), authorize.get(), token.get(), revoke.get()))
        : Optional.empty();
  }

  /// Whether it is a web address that may be asked for secrets: https, or on this very machine.
  static boolean isSafe(URI url) {
    return url.getScheme().equals("https")
        || url.getHost().equals("localhost")
        || url.getHost().equals("127.0.0.1");
  }

  private static Optional<URI> endpoint(JsonNode json, String name) {
    return WebAddress.parse(json.path(name).asString("")).filter(Issuer::isSafe);
  }

  private static boolean names(JsonNode json, String list, String value) {
    for (var item : json.path(list)) {
      if (item.asString("").equals(value)) {
        return true;
      }
    }
    return false;
  }
}
