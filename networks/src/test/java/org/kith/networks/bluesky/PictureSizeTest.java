package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureSizeTest {

  static byte[] picture(String format, int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"png,1,1", "png,640,480", "jpg,1,1", "jpg,641,479", "jpg,3000,17"})
  void readsWhatEncodersWrite(String format, int width, int height) throws IOException {
    assertThat(PictureSize.of(picture(format, width, height)))
        .contains(new PictureSize(width, height));
  }

  @Test
  void findsNoSizeInWhatIsBroken() throws IOException {
    var random = new SplittableRandom(1);
    for (var format : new String[] {"png", "jpg"}) {
      var whole = picture(format, 64, 64);
      for (int i = 0; i < 40; i++) {
        var cut = Arrays.copyOf(whole, random.nextInt(whole.length));
        assertThat(PictureSize.of(cut).map(PictureSize::width).orElse(64)).isEqualTo(64);
      }
    }
    assertThat(PictureSize.of(picture("gif", 3, 3))).isEmpty();
    assertThat(PictureSize.of(new byte[0])).isEmpty();
  }
}
