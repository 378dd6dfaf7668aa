package org.kith.networks.feed;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kith.networks.Secret;

/// Checks that a hub sent something: `X-Hub-Signature: sha256=…` over the body, by the secret it
/// was given (WebSub, section 7.1).
public final class WebSubSignature {

  private static final Map<String, String> METHODS =
      Map.of(
          "sha1",
          "HmacSHA1",
          "sha256",
          "HmacSHA256",
          "sha384",
          "HmacSHA384",
          "sha512",
          "HmacSHA512");

  private WebSubSignature() {}

  /// @param header as it came, empty if there was none
  public static boolean matches(Secret secret, String header, byte[] body) {
    var parts = header.strip().split("=", 2);
    var method = METHODS.get(parts[0].toLowerCase(Locale.ROOT));
    if (parts.length < 2 || method == null || secret.value().isEmpty()) {
      return false;
    }
    try {
      var mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), method));
      var said = HexFormat.of().parseHex(parts[1].strip().toLowerCase(Locale.ROOT));
      return MessageDigest.isEqual(mac.doFinal(body), said);
    } catch (IllegalArgumentException _) {
      return false; // no hexadecimal digits
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + method, e);
    }
  }
}
