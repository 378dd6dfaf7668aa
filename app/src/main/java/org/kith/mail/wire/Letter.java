package org.kith.mail.wire;

import java.time.Instant;
import java.util.Map;

/// One mail to one mailbox, as it goes out: plain text and the same as HTML (RFC 2046, 5.1.4).
///
/// @param code by which its bounce is matched (RFC 3461, ENVID)
/// @param messageId with its angle brackets; the same each time it is tried
/// @param returnTo the envelope sender, where bounces go
/// @param headers beside the usual ones
public record Letter(
    String code,
    String messageId,
    String returnTo,
    Correspondent from,
    Correspondent to,
    Body body,
    Instant at,
    Map<String, String> headers) {

  public Letter {
    headers = Map.copyOf(headers);
    if (!messageId.matches("<[^<>\\s]+@[^<>\\s]+>") || !code.matches("[a-z0-9]+")) {
      throw new IllegalArgumentException("a letter has a message id and a code");
    }
    if (headers.values().stream().anyMatch(value -> value.matches("(?s).*[\\r\\n].*"))) {
      throw new IllegalArgumentException("a header is one line");
    }
  }

  /// What is read.
  public record Body(String subject, String text, String html) {
    public Body {
      subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }
  }
}
