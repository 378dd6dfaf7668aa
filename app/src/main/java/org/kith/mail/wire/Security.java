package org.kith.mail.wire;

/// How a connection to a mail server is encrypted (RFC 8314).
public enum Security {
  TLS("Encrypted from the first word (TLS)"),
  STARTTLS("Encrypted before the password (STARTTLS)"),
  NONE("Not encrypted: only for a server on this machine");

  private final String words;

  Security(String words) {
    this.words = words;
  }

  /// As people choose it.
  public String words() {
    return words;
  }
}
