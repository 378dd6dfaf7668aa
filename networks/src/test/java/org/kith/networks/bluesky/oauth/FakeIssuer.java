package org.kith.networks.bluesky.oauth;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.kith.networks.LoopbackServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An account's server and the issuer of its rights in one, which holds Kith to every rule of the
/// protocol's profile. Shares no code with the client.
final class FakeIssuer implements AutoCloseable {

  static final String DID = "did:plc:ana2222222222222222222222";
  static final String HANDLE = "ana.example";

  /// The name of the next word a proof must hold.
  volatile String nonce = "first";

  volatile String sub = DID;
  volatile String scope = OAuthClient.LEAST;
  volatile String tokenType = "DPoP";
  volatile String metadata =
      """
      {"issuer":"%1$s","authorization_response_iss_parameter_supported":true,"client_id_metadata_document_supported":true,
       "dpop_signing_alg_values_supported":["ES256"],"code_challenge_methods_supported":["S256"],"scopes_supported":["atproto"],
       "pushed_authorization_request_endpoint":"%1$s/oauth/par","authorization_endpoint":"%1$s/oauth/authorize",
       "token_endpoint":"%1$s/oauth/token","revocation_endpoint":"%1$s/oauth/revoke"}
      """;
  final Set<String> revoked = new HashSet<>();
  final Map<String, String> pushed = new HashMap<>();
  volatile String boundTo = "";
  final AtomicInteger renewals = new AtomicInteger();
  private final Set<String> used = new HashSet<>();
  private final LoopbackServer server;
  private int tokens;

  FakeIssuer() throws IOException {
    server = new LoopbackServer(this::answer);
  }

  LoopbackServer server() {
    return server;
  }

  String origin() {
    return "http://" + server.host();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private synchronized void answer(LoopbackServer.Asked asked, OutputStream out)
      throws IOException {
    var path = asked.path().replaceFirst("\\?.*", "");
    switch (path) {
      case "/" + DID -> json(out, 200, document());
      case "/.well-known/oauth-protected-resource" ->
          json(out, 200, "{\"authorization_servers\":[\"%s\"]}".formatted(origin()));
      case "/.well-known/oauth-authorization-server" ->
          json(out, 200, metadata.formatted(origin()));
      case "/oauth/par", "/oauth/token", "/oauth/revoke" -> form(asked, out, path);
      default -> resource(asked, out);
    }
  }

  private String document() {
    return """
    {"id":"%s","alsoKnownAs":["at://%s"],"service":[{"id":"#atproto_pds","type":"AtprotoPersonalDataServer","serviceEndpoint":"%s"}]}
    """
        .formatted(DID, HANDLE, origin());
  }

  private void form(LoopbackServer.Asked asked, OutputStream out, String path) throws IOException {
    var form = read(asked);
    var proof = proof(asked, "");
    if (!proof.path("nonce").asString("").equals(nonce)) {
      refuse(out, 400, "use_dpop_nonce");
      return;
    }
    var key = proof.path("thumbprint").asString();
    switch (path) {
      case "/oauth/par" -> {
        pushed.clear();
        pushed.putAll(form);
        boundTo = key;
        json(out, 201, "{\"request_uri\":\"urn:x:1\",\"expires_in\":60}");
      }
      case "/oauth/token" -> token(form, key, out);
      default -> {
        revoked.add(Objects.requireNonNull(form.get("token")));
        json(out, 200, "{}");
      }
    }
  }

  private void token(Map<String, String> form, String key, OutputStream out) throws IOException {
    boolean renews = "refresh_token".equals(form.get("grant_type"));
    boolean right =
        key.equals(boundTo)
            && Objects.equals(form.get("client_id"), pushed.get("client_id"))
            && (renews
                ? ("refresh-" + tokens).equals(form.get("refresh_token"))
                    && !revoked.contains("refresh-" + tokens)
                : "the-code".equals(form.get("code"))
                    && Objects.equals(form.get("redirect_uri"), pushed.get("redirect_uri"))
                    && Objects.equals(
                        sha256(String.valueOf(form.get("code_verifier"))),
                        pushed.get("code_challenge")));
    if (!right) {
      refuse(out, 400, "invalid_grant");
      return;
    }
    renewals.addAndGet(renews ? 1 : 0);
    tokens++;
    json(
        out,
        200,
        "{\"access_token\":\"access-%d\",\"refresh_token\":\"refresh-%d\",\"token_type\":\"%s\",\"scope\":\"%s\",\"sub\":\"%s\",\"expires_in\":600}"
            .formatted(tokens, tokens, tokenType, scope, sub));
  }

  private void resource(LoopbackServer.Asked asked, OutputStream out) throws IOException {
    var authorization = String.valueOf(asked.headers().get("Authorization"));
    var token = authorization.replaceFirst("^DPoP ", "");
    var proof = proof(asked, token);
    if (!proof.path("nonce").asString("").equals(nonce)) {
      refuse(out, 401, "use_dpop_nonce");
    } else if (!authorization.equals("DPoP access-" + tokens)
        || revoked.contains("refresh-" + tokens)
        || !proof.path("thumbprint").asString().equals(boundTo)) {
      refuse(out, 401, "invalid_token");
    } else {
      json(out, 200, "{\"hello\":\"%s\"}".formatted(sub));
    }
  }

  /// What a proof claims, once it is known to be whole; any fault is the client's and loud.
  private JsonNode proof(LoopbackServer.Asked asked, String token) {
    var parts = String.valueOf(asked.headers().get("DPoP")).split("\\.", -1);
    var header = decoded(parts[0]);
    var claims = (tools.jackson.databind.node.ObjectNode) decoded(parts[1]);
    var jwk = header.path("jwk");
    check(header.path("typ").asString("").equals("dpop+jwt"), "typ");
    check(header.path("alg").asString("").equals("ES256"), "alg");
    check(!jwk.has("d"), "the private key was sent");
    check(isSigned(jwk, parts), "signature");
    check(claims.path("htm").asString("").equals(asked.method()), "htm");
    var url = origin() + asked.path().replaceFirst("\\?.*", "");
    check(claims.path("htu").asString("").equals(url), "htu");
    check(used.add(claims.path("jti").asString("")), "jti was used before");
    check(token.isEmpty() || claims.path("ath").asString("").equals(sha256(token)), "ath");
    var name =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(jwk.path("x").asString(), jwk.path("y").asString());
    return claims.put("thumbprint", sha256(name));
  }

  static boolean isSigned(JsonNode jwk, String[] parts) {
    try {
      var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key(jwk));
      verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PublicKey key(JsonNode jwk) throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    var decoder = Base64.getUrlDecoder();
    var x = new BigInteger(1, decoder.decode(jwk.path("x").asString()));
    var y = new BigInteger(1, decoder.decode(jwk.path("y").asString()));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(x, y), parameters.getParameterSpec(ECParameterSpec.class)));
  }

  static JsonNode decoded(String part) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("the client broke the protocol: " + what);
    }
  }

  static Map<String, String> read(LoopbackServer.Asked asked) throws IOException {
    int length = Integer.parseInt(String.valueOf(asked.headers().get("Content-Length")));
    var body = new String(asked.rest().readNBytes(length), StandardCharsets.UTF_8);
    var form = new HashMap<String, String>();
    for (var field : body.split("&", -1)) {
      var parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  static String sha256(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refuse(OutputStream out, int status, String error) throws IOException {
    var headers = "DPoP-Nonce: %s\r\nWWW-Authenticate: DPoP error=\"%s\"".formatted(nonce, error);
    LoopbackServer.write(out, status, headers, "{\"error\":\"%s\"}".formatted(error));
  }

  private void json(OutputStream out, int status, String body) throws IOException {
    LoopbackServer.write(out, status, "DPoP-Nonce: " + nonce, body);
  }
}
