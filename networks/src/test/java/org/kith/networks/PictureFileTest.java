package org.kith.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureFileTest {

  private static final String PLACE = "51.4545N 2.5879W"; // canary: must not be in what is sent

  @Test
  void aJpegTellsNeitherWhereNorWhenNorByWhat() throws IOException {
    var plain = painted("jpeg");
    var telling =
        insert(plain, 2, exif(6), segment(0xE1, "http://ns.adobe.com/xap/1.0/\0" + PLACE));
    telling = insert(telling, telling.length, insert(plain, 2, exif(6))); // a second picture behind
    telling = insert(telling, 2, segment(0xED, PLACE), segment(0xFE, PLACE), segment(0xE2, PLACE));

    var sent = new Draft.Picture(telling, "image/jpeg", "A red square.").bytes();

    assertThat(text(telling)).contains(PLACE);
    assertThat(text(sent)).doesNotContain(PLACE);
    assertThat(colour(sent)).isEqualTo(colour(plain));
  }

  @Test
  void aJpegStaysTheRightWayUp() throws IOException {
    var sent = PictureFile.plain(insert(painted("jpeg"), 2, exif(6)));

    assertThat(sent[2]).isEqualTo((byte) 0xFF);
    assertThat(sent[3]).isEqualTo((byte) 0xE1);
    int orientation = ByteBuffer.wrap(sent).getShort(30);
    assertThat(orientation).isEqualTo(6);
    assertThat(PictureFile.plain(sent)).isEqualTo(sent);
  }

  @Test
  void aJpegKeepsItsColours() throws IOException {
    var profile = segment(0xE2, "ICC_PROFILE\0\u0001\u0001colours");
    var file = insert(painted("jpeg"), 2, profile);

    assertThat(PictureFile.plain(file)).isEqualTo(file);
  }

  @Test
  void aPngTellsNothingButThePicture() throws IOException {
    var plain = painted("png");
    int behindHead = 8 + 12 + 13;
    var telling = insert(plain, behindHead, chunk("tEXt", PLACE), chunk("eXIf", PLACE));
    telling = Arrays.copyOf(telling, telling.length + 5); // behind the end

    assertThat(PictureFile.plain(telling)).isEqualTo(plain);
    assertThat(PictureFile.plain(plain)).isEqualTo(plain);
  }

  @Test
  void whatIsCutOffOrNoPictureDoesNoHarm() throws IOException {
    for (var file : new byte[][] {painted("png"), insert(painted("jpeg"), 2, exif(3))}) {
      for (int length = 0; length < file.length; length++) {
        assertThat(PictureFile.plain(Arrays.copyOf(file, length)).length)
            .isLessThanOrEqualTo(length);
      }
    }
    var words = "not a picture".getBytes(StandardCharsets.UTF_8);
    assertThat(PictureFile.plain(words)).isEqualTo(words);
  }

  private static byte[] painted(String format) throws IOException {
    var image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 16, 8);
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static int colour(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file)).getRGB(8, 4);
  }

  private static byte[] exif(int orientation) {
    var place = PLACE.getBytes(StandardCharsets.US_ASCII);
    var body = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + place.length);
    body.put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    body.putShort((short) 2);
    body.putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(38);
    body.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    body.putShort((short) orientation).putShort((short) 0);
    body.putInt(0).put(place);
    return segment(0xE1, body.array());
  }

  private static byte[] segment(int marker, String text) {
    return segment(marker, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] segment(int marker, byte[] body) {
    return ByteBuffer.allocate(4 + body.length)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (2 + body.length))
        .put(body)
        .array();
  }

  private static byte[] chunk(String type, String text) {
    var body = (type + text).getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(body);
    return ByteBuffer.allocate(8 + body.length)
        .putInt(text.length())
        .put(body)
        .putInt((int) sum.getValue())
        .array();
  }

  private static byte[] insert(byte[] file, int at, byte[]... parts) {
    var out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    for (var part : parts) {
      out.writeBytes(part);
    }
    out.write(file, at, file.length - at);
    return out.toByteArray();
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }
}
