package org.kith.measure;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kith.activate.LinkFollowed;
import org.springframework.stereotype.Component;

/// Recognises a visitor of a link within a day, and never again: by a keyed hash whose key is made
/// anew each day, lives in memory only, and is gone with the day.
@Component
class VisitorKeys {

  private static final int LENGTH = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecureRandom random = new SecureRandom();
  private LocalDate day = LocalDate.MIN;
  private byte[] key = new byte[0];

  /// The visitor's mark of the day, 16 bytes.
  byte[] of(LinkFollowed followed) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(keyOf(followed.at()), ALGORITHM));
      var who =
          "%d\n%s\n%s".formatted(followed.link().value(), followed.address(), followed.agent());
      return Arrays.copyOf(mac.doFinal(who.getBytes(StandardCharsets.UTF_8)), LENGTH);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private synchronized byte[] keyOf(Instant at) {
    var today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      key = new byte[32];
      random.nextBytes(key);
    }
    return key;
  }
}
