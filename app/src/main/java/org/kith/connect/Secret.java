package org.kith.connect;

import java.nio.charset.StandardCharsets;

/// What nobody may read who does not hold the key: shows itself nowhere.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Secret(byte[] bytes) {

  static Secret of(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
