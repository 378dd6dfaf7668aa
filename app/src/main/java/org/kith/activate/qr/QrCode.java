package org.kith.activate.qr;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A QR code (ISO/IEC 18004:2015): a text in byte mode, with error correction level M, which
/// survives that 15 of 100 squares are dirty. Of all sizes that hold the text the smallest, of the
/// eight masks the one that scanners read best.
public final class QrCode {

  private final QrMatrix matrix;

  private QrCode(QrMatrix matrix) {
    this.matrix = matrix;
  }

  /// @param text at most [#MOST_BYTES] bytes of UTF-8
  /// @throws IllegalArgumentException if it is longer
  public static QrCode of(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a text has at most %d bytes, was %d".formatted(MOST_BYTES, bytes.length));
    }
    var size = QrSize.fitting(bytes.length);
    var codewords = QrCodewords.of(bytes, size);
    QrMatrix best = null;
    int least = Integer.MAX_VALUE;
    for (int mask = 0; mask < 8; mask++) {
      var drawn = QrMatrix.draw(size, codewords, mask);
      int penalty = QrPenalty.of(drawn);
      if (best == null || penalty < least) {
        best = drawn;
        least = penalty;
      }
    }
    return new QrCode(Objects.requireNonNull(best));
  }

  /// What the largest size we draw holds.
  public static final int MOST_BYTES = QrSize.mostBytes();

  /// How many squares it has on each side, without the margin.
  public int width() {
    return matrix.width();
  }

  /// Whether a square is dark.
  ///
  /// @param x from the left, from 0
  /// @param y from the top, from 0
  public boolean isDark(int x, int y) {
    return matrix.isDark(x, y);
  }
}
