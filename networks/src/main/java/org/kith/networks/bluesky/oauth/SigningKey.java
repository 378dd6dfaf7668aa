package org.kith.networks.bluesky.oauth;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.kith.networks.Secret;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A key on the curve P-256 that signs what Kith says of itself (ES256, RFC 7518), by the JDK's own
/// cryptography.
public final class SigningKey {

  private static final String CURVE = "secp256r1";
  private static final int COORDINATE = 32;
  private static final Base64.Encoder BASE_64 = Base64.getUrlEncoder().withoutPadding();

  private final ECPrivateKey secret;
  private final ECPublicKey open;
  private final SecureRandom random;

  private SigningKey(ECPrivateKey secret, ECPublicKey open, SecureRandom random) {
    this.secret = secret;
    this.open = open;
    this.random = random;
  }

  /// A new key.
  public static SigningKey generate(SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      var pair = generator.generateKeyPair();
      return new SigningKey(
          (ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic(), random);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// The key that was kept.
  ///
  /// @throws IllegalArgumentException if it is none
  public static SigningKey restore(Secret kept, SecureRandom random) {
    try {
      var jwk = StrictJson.MAPPER.readTree(kept.value());
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE));
      var curve = parameters.getParameterSpec(ECParameterSpec.class);
      var point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
      var keys = KeyFactory.getInstance("EC");
      return new SigningKey(
          (ECPrivateKey) keys.generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), curve)),
          (ECPublicKey) keys.generatePublic(new ECPublicKeySpec(point, curve)),
          random);
    } catch (GeneralSecurityException | JacksonException | IllegalArgumentException _) {
      throw new IllegalArgumentException("kept must be a key as sealed() gives it");
    }
  }

  /// The whole key, to be kept encrypted.
  public Secret sealed() {
    return new Secret(publicJwk().put("d", coordinate(secret.getS())).toString());
  }

  /// The part of it that everybody may know (RFC 7517).
  ObjectNode publicJwk() {
    return StrictJson.MAPPER
        .createObjectNode()
        .put("crv", "P-256")
        .put("kty", "EC")
        .put("x", coordinate(open.getW().getAffineX()))
        .put("y", coordinate(open.getW().getAffineY()));
  }

  /// Its name: the hash of its public part (RFC 7638), whose members stand in order above.
  String thumbprint() {
    return BASE_64.encodeToString(Hashes.sha256(publicJwk().toString()));
  }

  /// A signed statement (JWT, RFC 7519).
  String sign(ObjectNode header, ObjectNode claims) {
    var statement = part(header.put("alg", "ES256")) + "." + part(claims);
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(secret, random);
      signature.update(statement.getBytes(StandardCharsets.US_ASCII));
      return statement + "." + BASE_64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static String part(ObjectNode json) {
    return BASE_64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static BigInteger number(JsonNode jwk, String name) {
    var bytes = Base64.getUrlDecoder().decode(jwk.path(name).asString(""));
    if (bytes.length != COORDINATE) {
      throw new IllegalArgumentException("kept must have %s of 32 bytes".formatted(name));
    }
    return new BigInteger(1, bytes);
  }

  private static String coordinate(BigInteger value) {
    var bytes = value.toByteArray();
    var fixed = new byte[COORDINATE];
    int kept = Math.min(COORDINATE, bytes.length);
    System.arraycopy(bytes, bytes.length - kept, fixed, COORDINATE - kept, kept);
    Arrays.fill(bytes, (byte) 0);
    return BASE_64.encodeToString(fixed);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every JDK has ES256", e);
  }

  @Override
  public String toString() {
    return "SigningKey " + thumbprint();
  }
}
