package org.kith.activate.qr;

import java.util.Arrays;

/// The bytes that are drawn: the text with its length, filled up, parted into blocks, each with
/// check codewords by Reed and Solomon, and woven into each other (ISO/IEC 18004, 7.4 to 7.6).
final class QrCodewords {

  private static final int BYTE_MODE = 0b0100;
  private static final int POLYNOMIAL = 0x11D; // of the field GF(2^8)

  private QrCodewords() {}

  static byte[] of(byte[] text, QrSize size) {
    return woven(data(text, size), size);
  }

  private static byte[] data(byte[] text, QrSize size) {
    var bits = new Bits(new byte[size.dataCodewords()]);
    bits.add(BYTE_MODE, 4);
    bits.add(text.length, size.lengthBits());
    for (byte one : text) {
      bits.add(one & 0xFF, 8);
    }
    bits.end();
    return bits.bytes;
  }

  private static final class Bits {
    private final byte[] bytes;
    private int length;

    Bits(byte[] bytes) {
      this.bytes = bytes;
    }

    void add(int value, int count) {
      for (int i = count - 1; i >= 0; i--) {
        if ((value >> i & 1) == 1) {
          bytes[length / 8] |= (byte) (0x80 >> length % 8);
        }
        length++;
      }
    }

    /// Four zeros where there is room, zeros to the next byte, then two bytes in turn.
    void end() {
      int full = (Math.min(length + 4, bytes.length * 8) + 7) / 8;
      for (int i = full; i < bytes.length; i++) {
        bytes[i] = (byte) ((i - full) % 2 == 0 ? 0xEC : 0x11);
      }
    }
  }

  private static byte[] woven(byte[] data, QrSize size) {
    int blocks = size.blocks();
    int checks = size.checksOfBlock();
    int shortData = size.codewords() / blocks - checks;
    int shortBlocks = blocks - size.codewords() % blocks;
    var parts = new byte[blocks][];
    var checksOf = new byte[blocks][];
    var divisor = divisor(checks);
    for (int i = 0, from = 0; i < blocks; i++) {
      int length = shortData + (i < shortBlocks ? 0 : 1);
      parts[i] = Arrays.copyOfRange(data, from, from + length);
      checksOf[i] = remainder(parts[i], divisor);
      from += length;
    }
    var out = new byte[size.codewords()];
    int at = weave(parts, shortData + 1, out, 0);
    weave(checksOf, checks, out, at);
    return out;
  }

  /// The first of each, the second of each, and so on.
  private static int weave(byte[][] parts, int longest, byte[] out, int from) {
    int at = from;
    for (int i = 0; i < longest; i++) {
      for (var part : parts) {
        if (i < part.length) {
          out[at++] = part[i];
        }
      }
    }
    return at;
  }

  /// The coefficients of (x - 1)(x - 2)(x - 4)…, without the leading one.
  private static int[] divisor(int degree) {
    var result = new int[degree];
    result[degree - 1] = 1;
    int root = 1;
    for (int i = 0; i < degree; i++) {
      for (int j = 0; j < degree; j++) {
        result[j] = times(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0);
      }
      root = times(root, 2);
    }
    return result;
  }

  private static byte[] remainder(byte[] data, int[] divisor) {
    var rest = new int[divisor.length];
    for (byte one : data) {
      int factor = (one & 0xFF) ^ rest[0];
      System.arraycopy(rest, 1, rest, 0, rest.length - 1);
      rest[rest.length - 1] = 0;
      for (int i = 0; i < rest.length; i++) {
        rest[i] ^= times(divisor[i], factor);
      }
    }
    var bytes = new byte[rest.length];
    for (int i = 0; i < rest.length; i++) {
      bytes[i] = (byte) rest[i];
    }
    return bytes;
  }

  /// The product in GF(2^8).
  private static int times(int a, int b) {
    int product = 0;
    for (int i = 7; i >= 0; i--) {
      product = product << 1 ^ (product >> 7) * POLYNOMIAL;
      product ^= (b >> i & 1) * a;
    }
    return product;
  }
}
