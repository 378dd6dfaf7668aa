package org.kith.networks.bluesky.repo;

/// Reads unsigned numbers of seven bits a byte, the lowest first (multiformats unsigned-varint).
final class Varint {

  private static final int MOST_BYTES = 9;

  private final byte[] bytes;
  private int at;

  Varint(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /// Where the next one begins.
  int at() {
    return at;
  }

  long next() throws MalformedException {
    long value = 0;
    for (int i = 0; i < MOST_BYTES; i++) {
      if (at == bytes.length) {
        throw new MalformedException("a number is cut off");
      }
      byte b = bytes[at++];
      value |= (b & 127L) << (7 * i);
      if (b >= 0) {
        return value;
      }
    }
    throw new MalformedException("a number is longer than %d bytes".formatted(MOST_BYTES));
  }
}
