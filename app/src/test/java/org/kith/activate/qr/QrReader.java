package org.kith.activate.qr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads a QR code of level M and byte mode, slowly and by the book. Shares no code with what draws
/// it: sizes are those printed in the standard's tables.
final class QrReader {

  /// Data codewords and blocks by version (ISO/IEC 18004, tables 7 and 9).
  private static final int[] DATA = {
    16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290, 334, 365, 415, 453, 507, 563, 627, 669
  };

  private static final int[] BLOCKS = {
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16
  };

  private static final int[] ALL = {
    26, 44, 70, 100, 134, 172, 196, 242, 292, 346, 404, 466, 532, 581, 655, 733, 815, 901, 991, 1085
  };

  /// Middles of alignment patterns (table E.1).
  private static final int[][] ALIGNED = {
    {},
    {6, 18},
    {6, 22},
    {6, 26},
    {6, 30},
    {6, 34},
    {6, 22, 38},
    {6, 24, 42},
    {6, 26, 46},
    {6, 28, 50},
    {6, 30, 54},
    {6, 32, 58},
    {6, 34, 62},
    {6, 26, 46, 66},
    {6, 26, 48, 70},
    {6, 26, 50, 74},
    {6, 30, 54, 78},
    {6, 30, 56, 82},
    {6, 30, 58, 86},
    {6, 34, 62, 90}
  };

  private final QrCode code;
  private final int width;
  private final int version;

  private QrReader(QrCode code) {
    this.code = code;
    this.width = code.width();
    this.version = (width - 17) / 4;
  }

  static String read(QrCode code) {
    return new QrReader(code).text();
  }

  /// Mask and level as the standard's table C.1 spells them out for level M.
  private static final int[] FORMATS = {
    0b101010000010010, 0b101000100100101, 0b101111001111100, 0b101101101001011,
    0b100010111111001, 0b100000011001110, 0b100111110010111, 0b100101010100000
  };

  private int mask() {
    int bits = 0;
    for (int x : new int[] {0, 1, 2, 3, 4, 5, 7}) {
      bits = (bits << 1) | dark(x, 8);
    }
    for (int y : new int[] {8, 7, 5, 4, 3, 2, 1, 0}) {
      bits = (bits << 1) | dark(8, y);
    }
    int again = 0;
    for (int i = 0; i < 7; i++) {
      again = (again << 1) | dark(8, width - 1 - i);
    }
    for (int i = 0; i < 8; i++) {
      again = (again << 1) | dark(width - 8 + i, 8);
    }
    if (bits != again) {
      throw new AssertionError("the two formats differ");
    }
    for (int mask = 0; mask < 8; mask++) {
      if (FORMATS[mask] == bits) {
        return mask;
      }
    }
    throw new AssertionError("no format of level M: " + Integer.toBinaryString(bits));
  }

  private int dark(int x, int y) {
    return code.isDark(x, y) ? 1 : 0;
  }

  private boolean isFixed(int x, int y) {
    if (x == 6
        || y == 6
        || (x < 9 && y < 9)
        || (x < 9 && y >= width - 8)
        || (y < 9 && x >= width - 8)) {
      return true;
    }
    if (version >= 7 && ((x < 6 && y >= width - 11) || (y < 6 && x >= width - 11))) {
      return true;
    }
    var middles = ALIGNED[version - 1];
    for (int cx : middles) {
      for (int cy : middles) {
        boolean finder =
            (cx == 6 && cy == 6)
                || (cx == 6 && cy == middles[middles.length - 1])
                || (cy == 6 && cx == middles[middles.length - 1]);
        if (!finder && Math.abs(x - cx) <= 2 && Math.abs(y - cy) <= 2) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isTurned(int mask, int y, int x) {
    return 0
        == switch (mask) {
          case 0 -> (y + x) % 2;
          case 1 -> y % 2;
          case 2 -> x % 3;
          case 3 -> (y + x) % 3;
          case 4 -> (y / 2 + x / 3) % 2;
          case 5 -> y * x % 2 + y * x % 3;
          case 6 -> (y * x % 2 + y * x % 3) % 2;
          default -> ((y + x) % 2 + y * x % 3) % 2;
        };
  }

  private byte[] codewords() {
    int mask = mask();
    var bytes = new byte[ALL[version - 1]];
    int at = 0;
    boolean up = true;
    for (int column = width - 1; column > 0; column -= 2) {
      int pair = column <= 6 ? column - 1 : column;
      for (int i = 0; i < width; i++) {
        int y = up ? width - 1 - i : i;
        for (int x : new int[] {pair, pair - 1}) {
          if (!isFixed(x, y) && at < bytes.length * 8) {
            int bit = dark(x, y) ^ (isTurned(mask, y, x) ? 1 : 0);
            bytes[at / 8] |= (byte) (bit << (7 - at % 8));
            at++;
          }
        }
      }
      up = !up;
    }
    if (at != bytes.length * 8) {
      throw new AssertionError("only %d bits".formatted(at));
    }
    return bytes;
  }

  private String text() {
    var woven = codewords();
    int blocks = BLOCKS[version - 1];
    int checks = (ALL[version - 1] - DATA[version - 1]) / blocks;
    int least = DATA[version - 1] / blocks;
    int longer = DATA[version - 1] % blocks;
    var parts = new byte[blocks][];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      parts[b] = new byte[least + (b >= blocks - longer ? 1 : 0) + checks];
    }
    for (int i = 0; i <= least; i++) {
      for (var part : parts) {
        if (i < part.length - checks) {
          part[i] = woven[at++];
        }
      }
    }
    for (int i = 0; i < checks; i++) {
      for (var part : parts) {
        part[part.length - checks + i] = woven[at++];
      }
    }
    var data = new byte[DATA[version - 1]];
    int to = 0;
    for (var part : parts) {
      checkSyndromes(part, checks);
      System.arraycopy(part, 0, data, to, part.length - checks);
      to += part.length - checks;
    }
    return decode(data);
  }

  /// A block without an error is zero at each root of its generator.
  private static void checkSyndromes(byte[] block, int checks) {
    int[] powers = new int[255];
    int[] logs = new int[256];
    for (int i = 0, x = 1; i < 255; i++) {
      powers[i] = x;
      logs[x] = i;
      x <<= 1;
      x ^= x > 255 ? 0x11D : 0;
    }
    for (int root = 0; root < checks; root++) {
      int sum = 0;
      for (int i = 0; i < block.length; i++) {
        int value = block[i] & 0xFF;
        if (value != 0) {
          sum ^= powers[(logs[value] + root * (block.length - 1 - i)) % 255];
        }
      }
      if (sum != 0) {
        throw new AssertionError("a block is not what its check codewords say");
      }
    }
  }

  private String decode(byte[] data) {
    int lengthBits = version < 10 ? 8 : 16;
    if (number(data, 0, 4) != 4) {
      throw new AssertionError("not in byte mode");
    }
    int length = number(data, 4, lengthBits);
    var text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) number(data, 4 + lengthBits + 8 * i, 8);
    }
    checkPadding(data, 4 + lengthBits + 8 * length);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void checkPadding(byte[] data, int from) {
    int full = (Math.min(from + 4, data.length * 8) + 7) / 8;
    var padding = Arrays.copyOfRange(data, Math.min(full, data.length), data.length);
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != (byte) (i % 2 == 0 ? 0xEC : 0x11)) {
        throw new AssertionError("padding");
      }
    }
  }

  private static int number(byte[] data, int from, int bits) {
    int value = 0;
    for (int i = from; i < from + bits; i++) {
      value = (value << 1) | ((data[i / 8] >> (7 - i % 8)) & 1);
    }
    return value;
  }
}
