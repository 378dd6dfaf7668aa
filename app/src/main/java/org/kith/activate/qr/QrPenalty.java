package org.kith.activate.qr;

/// How badly a scanner would read a drawn code: long runs, blocks, what looks like a finder
/// pattern, and too much or too little ink (ISO/IEC 18004, 7.8.3).
final class QrPenalty {

  private static final int[] FINDER_LIKE = {0b10111010000, 0b00001011101};

  private QrPenalty() {}

  static int of(QrMatrix matrix) {
    int width = matrix.width();
    int penalty = 0;
    int ink = 0;
    for (int i = 0; i < width; i++) {
      penalty += line(matrix, i, true) + line(matrix, i, false);
      for (int j = 0; j < width; j++) {
        ink += matrix.isDark(j, i) ? 1 : 0;
        penalty += isBlock(matrix, j, i) ? 3 : 0;
      }
    }
    int away = Math.abs(ink * 20 - width * width * 10);
    return penalty + away / (width * width) * 10;
  }

  private static boolean isBlock(QrMatrix matrix, int x, int y) {
    if (x + 1 >= matrix.width() || y + 1 >= matrix.width()) {
      return false;
    }
    boolean first = matrix.isDark(x, y);
    return first == matrix.isDark(x + 1, y)
        && first == matrix.isDark(x, y + 1)
        && first == matrix.isDark(x + 1, y + 1);
  }

  private static int line(QrMatrix matrix, int index, boolean row) {
    int penalty = 0;
    int run = 0;
    boolean before = false;
    int last = 0;
    for (int i = 0; i < matrix.width(); i++) {
      boolean here = row ? matrix.isDark(i, index) : matrix.isDark(index, i);
      run = i > 0 && here == before ? run + 1 : 1;
      penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
      before = here;
      last = (last << 1 | (here ? 1 : 0)) & 0x7FF;
      if (i >= 10 && (last == FINDER_LIKE[0] || last == FINDER_LIKE[1])) {
        penalty += 40;
      }
    }
    return penalty;
  }
}
