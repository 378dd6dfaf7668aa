package org.kith.networks.bluesky.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/// Who Kith is to the servers it asks for rights. Nobody registers it: its id is the address of a
/// document about it, which servers read.
///
/// @param id address of that document
/// @param redirect where the owner's browser comes back to
/// @param scope what is asked for, apart by spaces
/// @param key by which Kith proves to be this client; null for a client that cannot keep one, whose
///   sessions then end after two weeks
public record OAuthClient(
    String id, URI redirect, String name, String scope, @Nullable SigningKey key) {

  /// The least that reading mentions, seeing who blocked the account and publishing takes. With it
  /// Kith can change posts, and nothing else of the account.
  public static final String LEAST =
      "atproto repo:app.bsky.feed.post blob:image/*"
          + " rpc:app.bsky.notification.listNotifications?aud=*"
          + " rpc:app.bsky.actor.getProfile?aud=*";

  private static final Duration ASSERTION = Duration.ofMinutes(1);
  private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /// An instance on the public web.
  ///
  /// @param document where [#metadata] is served, https
  public static OAuthClient at(URI document, URI redirect, String name, SigningKey key) {
    if (!"https".equals(document.getScheme()) || !"https".equals(redirect.getScheme())) {
      throw new IllegalArgumentException(
          "servers only read client documents by https, was %s".formatted(document));
    }
    return new OAuthClient(document.toString(), redirect, name, LEAST, key);
  }

  /// An instance on the own machine, for development and tests. Servers need no document of it, and
  /// read all there is to know out of its id.
  ///
  /// @param redirect on `127.0.0.1` or `[::1]`
  public static OAuthClient onLoopback(URI redirect) {
    var id =
        "http://localhost?redirect_uri=%s&scope=%s"
            .formatted(encode(redirect.toString()), encode(LEAST));
    return new OAuthClient(id, redirect, "Kith", LEAST, null);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// The document about this client, to be served at its id as `application/json`.
  public String metadata() {
    var json = StrictJson.MAPPER.createObjectNode();
    json.put("client_id", id)
        .put("application_type", "web")
        .put("client_name", name)
        .put("client_uri", redirect.resolve("/").toString())
        .put("scope", scope)
        .put("dpop_bound_access_tokens", true)
        .put("token_endpoint_auth_method", key == null ? "none" : "private_key_jwt");
    json.putArray("redirect_uris").add(redirect.toString());
    json.putArray("grant_types").add("authorization_code").add("refresh_token");
    json.putArray("response_types").add("code");
    if (key != null) {
      json.put("token_endpoint_auth_signing_alg", "ES256");
      var jwk = key.publicJwk().put("kid", key.thumbprint()).put("use", "sig").put("alg", "ES256");
      json.putObject("jwks").putArray("keys").add(jwk);
    }
    return json.toString();
  }

  /// What tells a server which client asks, and proves it where it can (RFC 7523).
  ///
  /// @param issuer whom it is told to, and nobody else
  Map<String, String> credentials(String issuer, InstantSource clock, SecureRandom random) {
    var form = new TreeMap<>(Map.of("client_id", id));
    if (key != null) {
      form.put("client_assertion_type", BEARER);
      form.put("client_assertion", assertion(key, issuer, clock, random));
    }
    return form;
  }

  private String assertion(
      SigningKey key, String issuer, InstantSource clock, SecureRandom random) {
    var now = clock.instant();
    ObjectNode header = StrictJson.MAPPER.createObjectNode().put("kid", key.thumbprint());
    var claims =
        StrictJson.MAPPER
            .createObjectNode()
            .put("iss", id)
            .put("sub", id)
            .put("aud", issuer)
            .put("jti", Hashes.word(random))
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(ASSERTION).getEpochSecond());
    return key.sign(header, claims);
  }
}
