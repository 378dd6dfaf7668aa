package org.kith.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kith.networks.Secret;

/// Signs what is told, after the Standard Webhooks specification 1.0: HMAC-SHA256 over
/// `id.timestamp.body`, by a key that stands as Base64 in a secret that begins with `whsec_`.
final class Signature {

  static final String PREFIX = "whsec_";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private Signature() {}

  /// A secret nobody has had before.
  static Secret fresh(RandomGenerator random) {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /// One signature, as it stands in `webhook-signature`.
  static String of(Secret secret, String id, long second, String body) {
    var key = Base64.getDecoder().decode(secret.value().substring(PREFIX.length()));
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      var signed = "%s.%d.%s".formatted(id, second, body).getBytes(StandardCharsets.UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
