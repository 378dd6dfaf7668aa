package org.kith.activate.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "https://kith.example/l/AbCdEfGh1234",
        "https://kith.harvestline.example/l/free-shelf",
        "Füßchen über Äpfel: 日本語 🌾"
      })
  void whatIsDrawnIsRead(String text) {
    assertThat(QrReader.read(QrCode.of(text))).isEqualTo(text);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyLengthIsRead(long seed) {
    var random = new SplittableRandom(seed);
    for (int length = 0; length <= QrCode.MOST_BYTES; length += random.nextInt(1, 23)) {
      var text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append((char) random.nextInt(' ', 127));
      }
      assertThat(QrReader.read(QrCode.of(text.toString()))).isEqualTo(text.toString());
    }
  }

  /// What each size holds at level M in byte mode, as the standard's table 7 has it.
  @ParameterizedTest
  @CsvSource({
    "14, 21", "15, 25", "26, 25", "27, 29", "62, 33", "84, 37", "106, 41", "122, 45", "152, 49",
    "180, 53", "213, 57", "251, 61", "287, 65", "331, 69", "362, 73", "412, 77", "450, 81",
    "504, 85", "560, 89", "624, 93", "666, 97"
  })
  void theSmallestSizeThatHoldsItIsTaken(int bytes, int width) {
    var code = QrCode.of("x".repeat(bytes));
    assertThat(code.width()).isEqualTo(width);
    assertThat(QrReader.read(code)).hasSize(bytes);
  }

  @Test
  void whatNoSizeHoldsIsRefused() {
    assertThat(QrCode.MOST_BYTES).isEqualTo(666);
    assertThatThrownBy(() -> QrCode.of("x".repeat(667)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a text has at most 666 bytes, was 667");
  }

  @Test
  void thePictureHasAMarginAndTheSameSquares() throws IOException {
    var code = QrCode.of("https://kith.example/l/AbCdEfGh1234");
    var png = ImageIO.read(new ByteArrayInputStream(QrPicture.png(code)));
    assertThat(png.getWidth()).isEqualTo((code.width() + 8) * 20);
    for (int y = -4; y < code.width() + 4; y++) {
      for (int x = -4; x < code.width() + 4; x++) {
        boolean inside = x >= 0 && y >= 0 && x < code.width() && y < code.width();
        boolean dark = (png.getRGB((x + 4) * 20 + 10, (y + 4) * 20 + 10) & 0xFF) < 128;
        assertThat(dark).isEqualTo(inside && code.isDark(x, y));
      }
    }
    assertThat(QrPicture.svg(code, "Ana & <Bo>"))
        .contains("<title>Ana &amp; &lt;Bo&gt;</title>")
        .contains("viewBox=\"0 0 %1$d %1$d\"".formatted(code.width() + 8));
  }
}
