package org.kith.mail.wire;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/// A name and the address mail reaches it at.
public record Correspondent(String name, String address) {

  public Correspondent {
    if (!isAddress(address)) {
      throw new IllegalArgumentException("not one address of one mailbox");
    }
    name = name.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /// Whether mail can be sent there: one mailbox, at a domain.
  public static boolean isAddress(String text) {
    if (text.length() > 254
        || !text.matches("[^\\s\\p{Cntrl}<>,;:\"()\\[\\]]+@[^\\s@<>,;:\"()\\[\\]]+")) {
      return false;
    }
    try {
      new InternetAddress(text, true).validate();
      return true;
    } catch (AddressException _) {
      return false;
    }
  }

  InternetAddress onTheWire() {
    try {
      return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
  }
}
