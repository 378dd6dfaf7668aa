package org.kith.networks.bluesky.oauth;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kith.networks.http.Headers;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;

/// Proves with each request that it comes from the holder of a key, so that a stolen token is worth
/// nothing (DPoP, RFC 9449). Servers hand out a word that must stand in the next proof; it is
/// remembered for each of them.
final class Proofs {

  static final String HEADER = "DPoP";
  private static final String NONCE = "DPoP-Nonce";

  private final SigningKey key;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();

  Proofs(SigningKey key, InstantSource clock, SecureRandom random) {
    this.key = key;
    this.clock = clock;
    this.random = random;
  }

  /// @param token that is sent along; empty for none
  String of(String method, URI url, String token) {
    var header = StrictJson.MAPPER.createObjectNode().put("typ", "dpop+jwt");
    header.set("jwk", key.publicJwk());
    var address = url.toString().replaceFirst("[?#].*$", "");
    var claims =
        StrictJson.MAPPER
            .createObjectNode()
            .put("jti", Hashes.word(random))
            .put("htm", method)
            .put("htu", address)
            .put("iat", clock.instant().getEpochSecond());
    var nonce = nonces.get(WebAddress.origin(url));
    if (nonce != null) {
      claims.put("nonce", nonce);
    }
    if (!token.isEmpty()) {
      claims.put("ath", Hashes.base64Sha256(token));
    }
    return key.sign(header, claims);
  }

  /// Remembers the word a server wants next.
  ///
  /// @return whether it is another than before
  boolean note(URI url, Headers headers) {
    var nonce = headers.first(NONCE);
    return nonce.isPresent()
        && !nonce.get().equals(nonces.put(WebAddress.origin(url), nonce.get()));
  }

  SigningKey key() {
    return key;
  }
}
