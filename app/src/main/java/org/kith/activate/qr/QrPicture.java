package org.kith.activate.qr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Draws a QR code, dark on white with the margin of four squares that scanners need.
public final class QrPicture {

  private static final int MARGIN = 4;

  /// Squares of a PNG have so many points on each side: a code of a usual address is some 15 cm
  /// wide in print at 150 dots an inch.
  private static final int SCALE = 20;

  private QrPicture() {}

  /// As SVG, which is sharp at every size.
  ///
  /// @param title what it leads to, for those who do not see it
  public static String svg(QrCode code, String title) {
    int width = code.width() + 2 * MARGIN;
    var path = new StringBuilder();
    for (int y = 0; y < code.width(); y++) {
      for (int x = 0; x < code.width(); x++) {
        int run = 0;
        while (x + run < code.width() && code.isDark(x + run, y)) {
          run++;
        }
        if (run > 0) {
          path.append("M%d %dh%dv1h-%dz".formatted(x + MARGIN, y + MARGIN, run, run));
          x += run;
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" role="img"><title>%2$s</title><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path fill="#211e1a" d="%3$s"/></svg>
    """
        .formatted(width, escaped(title), path);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  public static byte[] png(QrCode code) {
    int width = (code.width() + 2 * MARGIN) * SCALE;
    var image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < width; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, isDark(code, x / SCALE - MARGIN, y / SCALE - MARGIN) ? 0 : 0xFFFFFF);
      }
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static boolean isDark(QrCode code, int x, int y) {
    return x >= 0 && y >= 0 && x < code.width() && y < code.width() && code.isDark(x, y);
  }
}
