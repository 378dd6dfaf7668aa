package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kith.networks.Draft;

class ShownPicturesTest {

  private static final Draft.Picture PICTURE =
      new Draft.Picture(new byte[] {1, 2, 3}, "image/png", "Three bytes");

  @Test
  void aPictureIsShownUntilItIsFetched() throws IOException {
    var pictures = new ShownPictures("https://kith.example/");
    String code;
    try (var shown = pictures.show(PICTURE)) {
      assertThat(shown.url().toString()).startsWith("https://kith.example/shown/");
      code = shown.url().getPath().substring("/shown/".length());
      assertThat(code).hasSize(32);
      assertThat(pictures.find(code)).contains(PICTURE);
    }
    assertThat(pictures.find(code)).isEmpty();
  }

  @Test
  void aKithThatIsNotOnThePublicWebSaysSo() {
    assertThatThrownBy(() -> new ShownPictures("").show(PICTURE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kith.address");
  }
}
