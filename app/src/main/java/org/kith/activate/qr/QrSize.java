package org.kith.activate.qr;

/// One of the sizes of a QR code, called versions, at error correction level M.
///
/// @param version 1 to [#LARGEST]
record QrSize(int version) {

  static final int LARGEST = 20;

  /// Check codewords of each block, and how many blocks, by version (ISO/IEC 18004, table 9).
  private static final int[] CHECKS = {
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26
  };

  private static final int[] BLOCKS = {
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16
  };

  /// The smallest that holds so many bytes.
  static QrSize fitting(int bytes) {
    int version = 1;
    while (new QrSize(version).mostText() < bytes) {
      version++;
    }
    return new QrSize(version);
  }

  static int mostBytes() {
    return new QrSize(LARGEST).mostText();
  }

  int width() {
    return 17 + 4 * version;
  }

  int checksOfBlock() {
    return CHECKS[version - 1];
  }

  int blocks() {
    return BLOCKS[version - 1];
  }

  /// Codewords in all: what is left of the squares beside the fixed patterns.
  int codewords() {
    int bits = (16 * version + 128) * version + 64;
    if (version >= 2) {
      int aligned = version / 7 + 2;
      bits -= (25 * aligned - 10) * aligned - 55;
      if (version >= 7) {
        bits -= 36;
      }
    }
    return bits / 8;
  }

  int dataCodewords() {
    return codewords() - checksOfBlock() * blocks();
  }

  /// Bits of the number that says how long the text is.
  int lengthBits() {
    return version < 10 ? 8 : 16;
  }

  private int mostText() {
    return (dataCodewords() * 8 - 4 - lengthBits()) / 8;
  }

  /// Where the middles of alignment patterns are, on both axes.
  int[] alignments() {
    if (version == 1) {
      return new int[0];
    }
    int count = version / 7 + 2;
    int step = (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    var places = new int[count];
    places[0] = 6;
    for (int i = count - 1, place = width() - 7; i >= 1; i--, place -= step) {
      places[i] = place;
    }
    return places;
  }
}
