package org.kith.activate.qr;

/// The squares of a QR code (ISO/IEC 18004, 6.3 and 7.7 to 7.10): the patterns by which a scanner
/// finds it, what it says of itself, and the codewords between them, under a mask.
final class QrMatrix {

  private static final int LEVEL_M = 0;

  private final int width;
  private final boolean[][] dark; // by row, then column
  private final boolean[][] fixed;

  private QrMatrix(int width) {
    this.width = width;
    this.dark = new boolean[width][width];
    this.fixed = new boolean[width][width];
  }

  static QrMatrix draw(QrSize size, byte[] codewords, int mask) {
    var matrix = new QrMatrix(size.width());
    matrix.drawPatterns(size);
    matrix.drawFormat(mask);
    matrix.drawVersion(size.version());
    matrix.drawCodewords(codewords);
    matrix.apply(mask);
    return matrix;
  }

  int width() {
    return width;
  }

  boolean isDark(int x, int y) {
    return dark[y][x];
  }

  private void set(int x, int y, boolean isDark) {
    dark[y][x] = isDark;
    fixed[y][x] = true;
  }

  private void drawPatterns(QrSize size) {
    for (int i = 0; i < width; i++) {
      set(6, i, i % 2 == 0);
      set(i, 6, i % 2 == 0);
    }
    drawFinder(3, 3);
    drawFinder(width - 4, 3);
    drawFinder(3, width - 4);
    var places = size.alignments();
    int last = places.length - 1;
    for (int i = 0; i <= last; i++) {
      for (int j = 0; j <= last; j++) {
        boolean corner = (i == 0 && j == 0) || (i == 0 && j == last) || (i == last && j == 0);
        if (!corner) {
          drawAlignment(places[i], places[j]);
        }
      }
    }
  }

  private void drawFinder(int x, int y) {
    for (int dy = -4; dy <= 4; dy++) {
      for (int dx = -4; dx <= 4; dx++) {
        int away = Math.max(Math.abs(dx), Math.abs(dy));
        if (isInside(x + dx, y + dy)) {
          set(x + dx, y + dy, away != 2 && away != 4);
        }
      }
    }
  }

  private boolean isInside(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < width;
  }

  private void drawAlignment(int x, int y) {
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) != 1);
      }
    }
  }

  /// Level and mask, twice, protected by a BCH code.
  private void drawFormat(int mask) {
    int data = LEVEL_M << 3 | mask;
    int rest = data;
    for (int i = 0; i < 10; i++) {
      rest = rest << 1 ^ (rest >> 9) * 0x537;
    }
    int bits = (data << 10 | rest) ^ 0x5412;
    for (int i = 0; i < 6; i++) {
      set(8, i, bit(bits, i));
    }
    set(8, 7, bit(bits, 6));
    set(8, 8, bit(bits, 7));
    set(7, 8, bit(bits, 8));
    for (int i = 9; i < 15; i++) {
      set(14 - i, 8, bit(bits, i));
    }
    for (int i = 0; i < 8; i++) {
      set(width - 1 - i, 8, bit(bits, i));
    }
    for (int i = 8; i < 15; i++) {
      set(8, width - 15 + i, bit(bits, i));
    }
    set(8, width - 8, true);
  }

  private void drawVersion(int version) {
    if (version < 7) {
      return;
    }
    int rest = version;
    for (int i = 0; i < 12; i++) {
      rest = rest << 1 ^ (rest >> 11) * 0x1F25;
    }
    int bits = version << 12 | rest;
    for (int i = 0; i < 18; i++) {
      int far = width - 11 + i % 3;
      set(far, i / 3, bit(bits, i));
      set(i / 3, far, bit(bits, i));
    }
  }

  private static boolean bit(int value, int index) {
    return (value >> index & 1) == 1;
  }

  /// Up and down in columns of two, from the right, around what is fixed.
  private void drawCodewords(byte[] codewords) {
    int at = 0;
    for (int right = width - 1; right >= 1; right -= 2) {
      if (right == 6) {
        right = 5;
      }
      for (int step = 0; step < width; step++) {
        boolean upward = (right + 1 & 2) == 0;
        int y = upward ? width - 1 - step : step;
        for (int x = right; x > right - 2; x--) {
          if (!fixed[y][x] && at < codewords.length * 8) {
            dark[y][x] = bit(codewords[at / 8], 7 - at % 8);
            at++;
          }
        }
      }
    }
  }

  private void apply(int mask) {
    for (int y = 0; y < width; y++) {
      for (int x = 0; x < width; x++) {
        dark[y][x] ^= !fixed[y][x] && isTurned(mask, x, y);
      }
    }
  }

  private static boolean isTurned(int mask, int x, int y) {
    return switch (mask) {
      case 0 -> (x + y) % 2 == 0;
      case 1 -> y % 2 == 0;
      case 2 -> x % 3 == 0;
      case 3 -> (x + y) % 3 == 0;
      case 4 -> (x / 3 + y / 2) % 2 == 0;
      case 5 -> x * y % 2 + x * y % 3 == 0;
      case 6 -> (x * y % 2 + x * y % 3) % 2 == 0;
      case 7 -> ((x + y) % 2 + x * y % 3) % 2 == 0;
      default -> throw new IllegalArgumentException("a mask is 0 to 7, was " + mask);
    };
  }
}
