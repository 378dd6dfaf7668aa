package org.kith.measure.clicks;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
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
  private final Mac mac;
  private LocalDate day = LocalDate.MIN;

  VisitorKeys() {
    try {
      mac = Mac.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /// The visitor's mark of the day, 16 bytes.
  byte[] of(LinkFollowed followed) {
    var who = followed.link().value() + "\n" + followed.address() + "\n" + followed.agent();
    var today = LocalDate.ofInstant(followed.at(), ZoneOffset.UTC);
    return Arrays.copyOf(hash(today, who.getBytes(StandardCharsets.UTF_8)), LENGTH);
  }

  private synchronized byte[] hash(LocalDate today, byte[] who) {
    if (!today.equals(day)) {
      var key = new byte[32];
      random.nextBytes(key);
      try {
        mac.init(new SecretKeySpec(key, ALGORITHM));
      } catch (InvalidKeyException e) {
        throw new IllegalStateException("any 32 bytes are a key of " + ALGORITHM, e);
      }
      day = today;
    }
    return mac.doFinal(who);
  }
}
