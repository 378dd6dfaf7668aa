package org.kith.networks.bluesky;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The keys that the AT Protocol gives to records and states: a time in microseconds, ten bits to
/// tell two of the same moment apart, written so that text sorts like time.
final class Tid {

  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 13;

  private Tid() {}

  /// The time in a key; empty if it is none.
  static Optional<Instant> time(String tid) {
    if (!AtSyntax.isTid(tid)) {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < LENGTH; i++) {
      value = (value << 5) | ALPHABET.indexOf(tid.charAt(i));
    }
    return Optional.of(Instant.EPOCH.plus(value >>> 10, ChronoUnit.MICROS));
  }

  /// @param tell of ten bits
  static String of(long micros, int tell) {
    long value = ((micros & ((1L << 53) - 1)) << 10) | (tell & 1023);
    var tid = new StringBuilder(LENGTH);
    for (int shift = 60; shift >= 0; shift -= 5) {
      tid.append(ALPHABET.charAt((int) (value >>> shift) & 31));
    }
    return tid.toString();
  }
}
