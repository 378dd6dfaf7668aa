package org.kith.networks.bluesky.oauth;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Secret;
import org.kith.networks.bluesky.AtSyntax;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The rights an owner gave: tokens, and the key they are bound to.
///
/// @param server where the account is kept
/// @param until when the access token ends
/// @param scope what was permitted, which may be less than was asked for
record Grant(
    String did, URI server, Issuer issuer, Tokens tokens, Instant until, String scope, Secret key) {

  private static final String KIND = "oauth";

  /// @param access for some minutes
  /// @param refresh for one renewal
  record Tokens(Secret access, Secret refresh) {}

  /// What it lacks to be a grant of the AT Protocol is named; empty if nothing.
  static String fault(JsonNode answer) {
    if (!answer.path("token_type").asString("").equalsIgnoreCase("DPoP")) {
      return "tokens that are not bound to a key";
    }
    if (!AtSyntax.isDid(answer.path("sub").asString(""))) {
      return "no DID to say whose they are";
    }
    if (!List.of(answer.path("scope").asString("").split(" ", -1)).contains("atproto")) {
      return "no permission for the AT Protocol";
    }
    boolean both =
        !answer.path("access_token").asString("").isBlank()
            && !answer.path("refresh_token").asString("").isBlank();
    return both ? "" : "no two tokens";
  }

  /// The same, with what an issuer's answer says.
  Grant with(JsonNode answer, Instant now) {
    long seconds = Math.clamp(answer.path("expires_in").asLong(300), 0, 86_400);
    var tokens =
        new Tokens(
            new Secret(answer.path("access_token").asString()),
            new Secret(answer.path("refresh_token").asString()));
    var until = now.plusSeconds(seconds);
    return new Grant(did, server, issuer, tokens, until, answer.path("scope").asString(), key);
  }

  Secret sealed() {
    return new Secret(
        StrictJson.MAPPER
            .createObjectNode()
            .put("kind", KIND)
            .put("did", did)
            .put("server", server.toString())
            .put("issuer", issuer.issuer())
            .put("pushed", issuer.pushed().toString())
            .put("authorize", issuer.authorize().toString())
            .put("token", issuer.token().toString())
            .put("revoke", issuer.revoke().toString())
            .put("access", tokens.access().value())
            .put("refresh", tokens.refresh().value())
            .put("until", until.toString())
            .put("scope", scope)
            .put("key", key.value())
            .toString());
  }

  static Grant unsealed(Secret secret) {
    return parse(secret.value())
        .filter(json -> json.path("kind").asString("").equals(KIND))
        .map(Grant::of)
        .orElseThrow(() -> new IllegalArgumentException("session must be one of OAuth"));
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(StrictJson.MAPPER.readTree(text));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Grant of(JsonNode json) {
    var issuer =
        new Issuer(
            json.path("issuer").asString(),
            url(json, "pushed"),
            url(json, "authorize"),
            url(json, "token"),
            url(json, "revoke"));
    var tokens =
        new Tokens(
            new Secret(json.path("access").asString()),
            new Secret(json.path("refresh").asString()));
    return new Grant(
        json.path("did").asString(),
        url(json, "server"),
        issuer,
        tokens,
        Instant.parse(json.path("until").asString()),
        json.path("scope").asString(),
        new Secret(json.path("key").asString()));
  }

  private static URI url(JsonNode json, String name) {
    return WebAddress.parse(json.path(name).asString(""))
        .orElseThrow(
            () -> new IllegalArgumentException("session must be one of OAuth, lacks " + name));
  }
}
